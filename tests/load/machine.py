"""What a report was measured on."""

import os
import platform
from datetime import UTC, datetime

import psutil
import psycopg
import redis

from tests.e2e.product import Product

GIBIBYTE = 1024**3


def facts(product: Product) -> dict[str, str]:
    """To be asked before the load begins."""
    environment = product.processes("web")[0].environ()
    with psycopg.connect(environment["DATABASE_URL"]) as database:
        postgres = database.execute("SHOW server_version").fetchone()
    with redis.Redis.from_url(environment["REDIS_URL"]) as server:
        version = server.info("server")["redis_version"]  # type: ignore[index]
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "processors": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / GIBIBYTE:.0f} GiB",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Python": platform.python_version(),
        "PostgreSQL": postgres[0] if postgres else "",
        "Redis": str(version),
        "load of the machine before": f"{os.getloadavg()[0]:.1f}",
    }
