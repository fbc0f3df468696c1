"""`python -m tests.benchmarks.rest.recorded`: the statements that the product runs for a GET while nothing is kept.

With the environment of the product's web process; a line of JSON on stdin says what to ask as whom, and where to write
what was found. Nothing is kept for a process that has just begun but in Redis, where the channels get new revisions.
"""

import io
import json
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.product import ROOT

# Statements with their parameters, in turn, and the body that came of them.
Recorded = tuple[list[tuple[str, Any]], Any]


def record(environment: Mapping[str, str], paths: Mapping[str, str], authorization: str, channels: list[str]) -> Path:
    """Where the recordings of the paths are, a file of the path's name each."""
    into = Path(environment["DATA_DIR"]).parent / "recorded"
    into.mkdir(exist_ok=True)
    order = {"paths": dict(paths), "authorization": authorization, "channels": channels, "into": str(into)}
    command = [sys.executable, "-m", "tests.benchmarks.rest.recorded"]
    told = json.dumps(order)
    subprocess.run(command, cwd=ROOT, env=dict(environment), input=told, stdout=-3, text=True, check=True)
    return into


def main(paths: dict[str, str], authorization: str, channels: list[str], into: str) -> None:
    from config.wsgi import application

    _ask(application, "/health/live", authorization)
    for name, path in paths.items():
        _forget(channels)
        with _listening() as heard:
            body = _ask(application, path, authorization)
        Path(into, name).write_bytes(pickle.dumps((heard, json.loads(body))))


def _forget(channels: list[str]) -> None:
    from core.infrastructure.redis import redis_client

    for channel in channels:
        redis_client().set(f"changes:{channel}", time.time_ns() // 1000, ex=30)


@contextmanager
def _listening() -> Iterator[list[tuple[str, Any]]]:
    from django.db import connection

    heard: list[tuple[str, Any]] = []

    def hear(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        heard.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(hear):
        yield heard


def _ask(application: Any, address: str, authorization: str) -> bytes:
    path, _, query = address.partition("?")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_AUTHORIZATION": authorization}
    environ |= {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1"}
    streams = {"wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http"}
    statuses: list[str] = []
    answer = application({**environ, **streams}, lambda status, headers, *_: statuses.append(status))
    body = b"".join(answer)
    answer.close()
    assert statuses == ["200 OK"], (address, statuses, body)
    return body


if __name__ == "__main__":
    main(**json.loads(sys.stdin.read()))
