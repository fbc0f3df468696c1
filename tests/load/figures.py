"""What the parts of a running product use and hold, at one moment."""

import time
from collections.abc import Iterator
from contextlib import suppress

import httpx
import psutil
import psycopg
import redis
from prometheus_client.parser import text_string_to_metric_families

from tests.e2e.product import Product

PARTS = (
    "web",
    "sockets",
    "worker",
    "media",
    "encoder",
    "webhooks",
    "planner",
    "beat",
    "front",
    "postgres",
    "redis",
    "s3",
)
MEBIBYTE = 1024 * 1024
QUEUES = ("default", "media", "encoding", "webhooks", "planning")
Figures = dict[str, float]
_ROWS = """
SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()),
       coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE died_at IS NULL)), 0),
       count(*) FILTER (WHERE died_at IS NOT NULL)
FROM core_delivery WHERE due_at <= now()
"""


class Figurer:
    """Asks all of it; figures have names like `web memory`."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._environment = product.processes("web")[0].environ()
        self._known: set[str] = set()

    def now(self) -> Figures:
        figures = dict(self._of_processes())
        figures |= self._of_database()
        figures |= self._of_redis()
        return figures | self._of_metrics()

    def _of_processes(self) -> Iterator[tuple[str, float]]:
        for part, processes in self._processes().items():
            if not processes:
                # Nothing would look like an end of growth.
                self._missed(part)
                continue
            self._known.add(part)
            memory = files = threads = 0
            for each in processes:
                with suppress(psutil.Error, OSError), each.oneshot():
                    memory += _memory(each, part)
                    files += each.num_fds()
                    threads += each.num_threads()
            yield from ((f"{part} memory", memory / MEBIBYTE), (f"{part} files", files), (f"{part} threads", threads))

    def _missed(self, part: str) -> None:
        """A part may be away while it is started again, and is left out of this sample; one that never was is named."""
        if part not in self._known:
            raise LookupError(f"nothing runs that is called {part}")

    def _processes(self) -> dict[str, list[psutil.Process]]:
        found: dict[str, list[psutil.Process]] = {part: [] for part in PARTS}
        for each in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                environment = each.environ()
                part = environment.get("SUPERVISOR_PROCESS_NAME", "")
                if environment.get("VIDEOPLANET_RUN") == str(self._product.data_dir) and part in found:
                    found[part].append(each)
        if found["postgres"]:
            # Those of PostgreSQL show no environment of their own.
            found["postgres"] = [found["postgres"][0], *found["postgres"][0].children(recursive=True)]
        return found

    def _of_database(self) -> Figures:
        with psycopg.connect(self._environment["DATABASE_URL"], autocommit=True) as database:
            connections, age, dead = database.execute(_ROWS).fetchone() or (0, 0, 0)
        return {
            "database connections": float(connections),
            "outbox age": float(age),
            "dead deliveries": float(dead),
        }

    def _of_redis(self) -> Figures:
        with redis.Redis.from_url(self._environment["REDIS_URL"]) as server:
            waiting = sum(int(server.llen(queue)) for queue in QUEUES)  # type: ignore[arg-type]
            clients = int(server.info("clients")["connected_clients"]) - 1  # type: ignore[index]
            keys = server.info("keyspace").values()  # type: ignore[union-attr]
        lasting = sum(each["keys"] - each["expires"] for each in keys)
        return {"redis clients": float(clients), "redis lasting keys": float(lasting), "tasks waiting": float(waiting)}

    def _of_metrics(self) -> Figures:
        """A source that is away gives no figure; whoever has answered nothing yet has made no errors."""
        answer = httpx.get(f"http://127.0.0.1:{self._environment['WEB_PORT']}/metrics", timeout=30).raise_for_status()
        ages, errors = [], 0.0
        for family in text_string_to_metric_families(answer.text):
            for sample in family.samples:
                if sample.name == "videoplanet_queue_oldest_seconds":
                    ages.append(sample.value)
                elif sample.name == "videoplanet_http_request_seconds_count" and sample.labels["status"] >= "500":
                    errors += sample.value
        return {"server errors": errors} | ({"queue age": max(ages)} if ages else {})


def _memory(process: psutil.Process, part: str) -> int:
    """What it alone holds of PostgreSQL, whose processes share their buffers and touch them one by one."""
    if part == "postgres":
        return int(process.memory_full_info().uss)
    return int(process.memory_info().rss)


class Samples:
    """Figures over time; `of` gives seconds since the start and values."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._taken: list[tuple[float, Figures]] = []

    def add(self, figures: Figures) -> None:
        self._taken.append((time.monotonic() - self._began, figures))

    def after(self, seconds: float) -> "Samples":
        later = Samples()
        later._taken = [each for each in self._taken if each[0] >= seconds]
        return later

    @property
    def names(self) -> list[str]:
        return list({name: None for _, figures in self._taken for name in figures})

    def of(self, name: str) -> list[tuple[float, float]]:
        return [(at, figures[name]) for at, figures in self._taken if name in figures]

    def __len__(self) -> int:
        return len(self._taken)
