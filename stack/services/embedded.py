"""PostgreSQL, Redis and S3 as children of the caller, for as long as a `with` block lasts."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from stack.credentials import credentials
from stack.ports import free_ports
from stack.services.postgres import Postgres
from stack.services.redis import Redis
from stack.services.running import RunningService
from stack.services.s3 import S3


class EmbeddedServices(dict[str, str]):
    """The environment variables for the product's settings, and the three services as attributes."""

    def __init__(self, variables: dict[str, str], running: list[RunningService]) -> None:
        super().__init__(variables)
        self.postgres, self.redis, self.s3 = running


@contextlib.contextmanager
def embedded_services(data_dir: Path, durable: bool = False) -> Iterator[EmbeddedServices]:
    """Start the three services in `data_dir` on free ports, give their addresses, stop them at the end.

    `durable=False` is for tests: nothing is forced to disk. `.postgres.kill()` then `.postgres.start()` (and likewise
    `.redis`, `.s3`) is a crash and a restart on the same port.
    """
    data_dir = data_dir.resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "logs").mkdir(exist_ok=True)
    secrets = credentials(data_dir)
    postgres, redis, s3 = services = local_services(data_dir, secrets, durable)
    running = [RunningService(service, data_dir / "logs" / f"{service.name}.log") for service in services]
    with contextlib.ExitStack() as stack:
        for each in running:
            stack.callback(each.stop)
            each.start(wait=False)
        for each in running:
            each.wait_until_ready()
        yield EmbeddedServices(variables(data_dir, secrets, postgres, redis, s3), running)


def local_services(data_dir: Path, secrets: dict[str, str], durable: bool) -> tuple[Postgres, Redis, S3]:
    """The three services of a data directory on ports that are free now."""
    ports = free_ports(3)
    return (
        Postgres(data_dir / "postgres", ports[0], secrets["POSTGRES_PASSWORD"], durable),
        Redis(data_dir / "redis", ports[1], secrets["REDIS_PASSWORD"], durable),
        S3(data_dir / "s3", ports[2], secrets["S3_ACCESS_KEY_ID"], secrets["S3_SECRET_ACCESS_KEY"]),
    )


def variables(data_dir: Path, secrets: dict[str, str], postgres: Postgres, redis: Redis, s3: S3) -> dict[str, str]:
    """What the settings read, for a product on these services."""
    return {
        "SECRET_KEY": secrets["SECRET_KEY"],
        "DATA_DIR": str(data_dir),
        "JWT_KEYS_DIR": str(data_dir / "keys"),
        "DATABASE_URL": postgres.url,
        "REDIS_URL": redis.url,
        "S3_ENDPOINT_URL": s3.url,
        "S3_PUBLIC_ENDPOINT_URL": s3.url,
        "S3_BUCKET": s3.bucket,
        "S3_REGION": "us-east-1",
        "S3_PARTS": "objects",
        "S3_ACCESS_KEY_ID": s3.access_key_id,
        "S3_SECRET_ACCESS_KEY": s3.secret_access_key,
    }
