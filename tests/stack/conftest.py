"""What processes of the product run on, when a test starts them by themselves."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from stack.ports import free_ports
from stack.services.redis import Redis
from stack.services.running import RunningService


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis that nobody else uses."""
    service = RunningService(Redis(tmp_path / "redis", free_ports(1)[0], "brokers", durable=False), tmp_path / "log")
    service.start()
    yield service.service.url  # type: ignore[attr-defined]
    service.stop()


@pytest.fixture
def variables(broker: str, transactional_db: None) -> dict[str, str]:
    """The environment of a process on the tests' database and that Redis."""
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    return os.environ | {"REDIS_URL": broker, "DATABASE_URL": database}
