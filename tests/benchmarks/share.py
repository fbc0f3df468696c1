"""`python -m tests.benchmarks.share N`: N list requests through the WSGI application; the token comes on stdin.

The last line that it prints is JSON: the shares of authentication (token, standing), throttle and metrics in a request.
"""

import io
import json
import sys
from typing import Any

from config.wsgi import application
from core.infrastructure import metrics
from tests.benchmarks.spent import SPENT, clocked

WARM_UP = 200


def main(token: str, requests: int) -> None:
    for _ in range(WARM_UP):
        ask(token)
    SPENT.clear()
    for _ in range(requests):
        with clocked("request"):
            ask(token)
    for _ in range(requests):
        with clocked("metrics"):
            count()
    whole = SPENT["request"]
    found = {"cpu_ms": whole.cpu / requests * 1000, "wall_ms": whole.wall / requests * 1000}
    for part in ("authentication", "throttle", "metrics"):
        found |= {f"{part}_wall": SPENT[part].wall / whole.wall, f"{part}_cpu": SPENT[part].cpu / whole.cpu}
    print(json.dumps(found))


def count() -> None:
    """What a list of projects counts once more: itself, and the entries that it looks up."""
    metrics.count_request("v2/projects", "GET", 200, 0.004, 1)
    for entry in ("project_channels", "project_page", "project_facts", "project_tally"):
        metrics.count_lookups(entry, "memory", 1)


def ask(token: str) -> None:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/v2/projects",
        "QUERY_STRING": "page_size=20",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_AUTHORIZATION": f"Bearer {token}",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    statuses: list[str] = []
    answer = application(environ, lambda status, headers, *_: statuses.append(status))
    b"".join(answer)
    answer.close()
    assert statuses == ["200 OK"], statuses


if __name__ == "__main__":
    main(sys.stdin.read().strip(), int(sys.argv[1]))
