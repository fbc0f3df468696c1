"""Command lines of servers, by the names under which they are told."""

import sys
from collections.abc import Mapping

from tests.benchmarks.rest.servers import under_granian

WSGI, ASGI = "tests.benchmarks.servers.apps:wsgi", "tests.benchmarks.servers.apps:asgi"
OURS = "granian 2×8"
# Workers and threads of each.
GRANIAN = {"granian 1×8": (1, 8), "granian 2×4": (2, 4), OURS: (2, 8), "granian 2×16": (2, 16), "granian 4×4": (4, 4)}

GUNICORN, UVICORN = "gunicorn gthread 2×8", "uvicorn (ASGI) 2"
KINDS = (OURS, GUNICORN, UVICORN)
SERVERS = (*GRANIAN, GUNICORN, UVICORN)


def granian(workers: int, threads: int, environment: Mapping[str, str]) -> list[str]:
    sizes = {"WEB_WORKERS": str(workers), "WEB_THREADS": str(threads)}
    return under_granian(WSGI, {**environment, **sizes})


def gunicorn(environment: Mapping[str, str]) -> list[str]:
    """With threads, as it is started where views wait."""
    where, sizes = ("-b", f"127.0.0.1:{environment['WEB_PORT']}"), ("-w", "2", "--threads", "8")
    rest = ("--keep-alive", "60", "--log-level", "warning", "--no-control-socket")
    return [sys.executable, "-m", "gunicorn", "-k", "gthread", *sizes, *rest, *where, WSGI]


def uvicorn(environment: Mapping[str, str]) -> list[str]:
    rest = ("--workers", "2", "--no-access-log", "--log-level", "warning", "--lifespan", "off")
    return [sys.executable, "-m", "uvicorn", ASGI, "--port", environment["WEB_PORT"], *rest]


def all_servers(environment: Mapping[str, str]) -> dict[str, list[str]]:
    found = {name: granian(*sizes, environment) for name, sizes in GRANIAN.items()}
    return found | {GUNICORN: gunicorn(environment), UVICORN: uvicorn(environment)}
