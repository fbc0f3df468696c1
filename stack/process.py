"""The processes of the product: `python -m stack.process web|sockets|worker|…` becomes one of them.

The launcher, the container image and docker-compose.yml all start them here, so that all run the same commands.
"""

import os
import sys
from collections.abc import Callable, Mapping

from stack.alive import note_process
from stack.keys import without_keys
from stack.metrics import fresh_metrics
from stack.programs import ROOT, program

NAMES = (
    *("web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat"),
    *("metrics", "prepare", "manage", "front"),
)
# What works on films ends in bounded time when it is told to, and what it is at begins again.
_SOON = {"REMAP_SIGTERM": "SIGQUIT"}
_THREADS = {"TASKS_END_SECONDS": "8"}
OWN_VARIABLES = {
    "media": _SOON,
    "encoder": _SOON,
    "webhooks": _THREADS,
    "planner": _THREADS,
}
# Of what people wait for, and of what works behind the scenes, unless the operator says otherwise.
_SERVING, _WORKING = {"DATABASE_ANSWER_SECONDS": "15"}, {"DATABASE_ANSWER_SECONDS": "60"}
DEFAULTS = (
    dict.fromkeys(("web", "sockets"), _SERVING)
    | dict.fromkeys(("worker", "media", "webhooks", "planner"), _WORKING)
    # Takes the processor time that nobody else wants. The worker does not: it holds rows for which people wait.
    | {"encoder": {**_WORKING, "TASK_NICENESS": "10"}}
)


def command(name: str, environment: Mapping[str, str]) -> list[str]:
    """The command line of a process; KeyError for an unknown name. It is to run in the repository's root."""
    commands: dict[str, Callable[[Mapping[str, str]], list[str]]] = {
        "web": _web,
        "sockets": _sockets,
        "worker": _worker,
        "media": _media,
        "encoder": _encoder,
        "webhooks": _webhooks,
        "planner": _planner,
        "beat": _beat,
        "metrics": lambda _: _python("-m", "stack.exposition"),
        "prepare": lambda _: _python("manage.py", "prepare"),
        # Whichever command of `manage.py` follows.
        "manage": lambda _: _python("manage.py"),
        "front": lambda _: [program("caddy"), "run", "--config", "config/Caddyfile", "--adapter", "caddyfile"],
    }
    return commands[name](environment)


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def _web(environment: Mapping[str, str]) -> list[str]:
    return _python(
        *("-m", "stack.web", "--interface", "wsgi", "--no-ws", "--factory", "config.wsgi:rehearsed"),
        *("--host", environment.get("LISTEN_HOST", "127.0.0.1"), "--port", environment.get("WEB_PORT", "8001")),
        *("--workers", environment.get("WEB_WORKERS", "2")),
        *("--blocking-threads", environment.get("WEB_THREADS", "8")),
        # A worker that dies is replaced while the others serve; one that cannot even start ends the process.
        *("--respawn-failed-workers", "--respawn-interval", "0.5"),
        # Connections held per worker, idle ones of the front included; beyond it they wait in the backlog.
        *("--backpressure", "256", "--workers-kill-timeout", "8"),
    )


def _sockets(environment: Mapping[str, str]) -> list[str]:
    return _python(
        *("-m", "uvicorn", "config.asgi:application"),
        *("--host", environment.get("LISTEN_HOST", "127.0.0.1"), "--port", environment.get("SOCKETS_PORT", "8002")),
        *("--ws-max-size", "65536", "--ws-ping-interval", "25", "--ws-ping-timeout", "20"),
        *("--ws", "core.infrastructure.sockets:LiveProtocol", "--http", "core.infrastructure.sockets:LiveHttp"),
        *("--no-server-header", "--no-access-log"),
        *("--ws-per-message-deflate", "false", "--timeout-graceful-shutdown", "5"),
    )


def _worker(environment: Mapping[str, str]) -> list[str]:
    return _celery("default", environment.get("WORKER_CONCURRENCY", "2"))


def _media(environment: Mapping[str, str]) -> list[str]:
    """A process of its own, so that no mail and no event waits behind a large film."""
    return [*_celery("media", environment.get("MEDIA_CONCURRENCY", "2")), "--hostname", "media@%h"]


def _encoder(environment: Mapping[str, str]) -> list[str]:
    """A process of its own, so that no film waits behind a long one; ffmpeg uses all the processors by itself."""
    return [*_celery("encoding", "1"), "--hostname", "encoder@%h"]


def _webhooks(environment: Mapping[str, str]) -> list[str]:
    """A process of its own, so that nothing waits behind a receiver that is slow; threads, because it waits itself."""
    threads = environment.get("WEBHOOK_THREADS", "16")
    return [*_celery("webhooks", threads), "--pool", "threads", "--hostname", "webhooks@%h"]


def _planner(environment: Mapping[str, str]) -> list[str]:
    """A process of its own, so that nothing waits behind an AI provider; threads, because it waits most of its time."""
    threads = environment.get("PLANNER_THREADS", "4")
    return [*_celery("planning", threads), "--pool", "threads", "--hostname", "planner@%h"]


def _celery(queues: str, concurrency: str) -> list[str]:
    return _python(*f"-m celery -A config worker --loglevel INFO --concurrency {concurrency} -Q {queues}".split())


def _beat(_: Mapping[str, str]) -> list[str]:
    """Several may run; one of them ticks."""
    scheduler = ("--scheduler", "config.beat:SharedScheduler")
    return _python("-m", "celery", "-A", "config", "beat", "--loglevel", "INFO", "--pidfile=", *scheduler)


def main() -> None:
    """Turn into the process that the first argument names."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"usage: python -m stack.process {'|'.join(NAMES)} [ARGUMENT...]")
    os.chdir(ROOT)
    name = sys.argv[1]
    note_process(name, os.environ)
    arguments = [*command(name, os.environ), *sys.argv[2:]]
    given = without_keys(os.environ)
    known = DEFAULTS.get(name, {}) | given | OWN_VARIABLES.get(name, {}) | fresh_metrics(name, given)
    known["PROCESS_KIND"] = name
    os.execve(arguments[0], arguments, known)


if __name__ == "__main__":
    main()
