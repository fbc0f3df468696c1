"""Receivers, and a worker that works when a test says so."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.webhooks.receiver import Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    yield running
    running.close()


@pytest.fixture
def _built_anew(settings: Any) -> Iterator[None]:
    from webhooks.bootstrap import sending

    parts = (sending.post, sending.courier, sending.slow_lane)
    for part in parts:
        part.cache_clear()
    yield
    sending.post().close()
    for part in parts:
        part.cache_clear()


@pytest.fixture
def loopback(settings: Any, _built_anew: None) -> None:
    """The operator allows this machine."""
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    settings.WEBHOOK_SECONDS = 1


@pytest.fixture
def deliver(db: None) -> Callable[[str], None]:
    """Does what the worker would for one webhook, until nothing is due."""
    from core.domain.clock import utc_now
    from webhooks.bootstrap import sending
    from webhooks.infrastructure.webhooks import DueWebhooks

    def run(webhook_id: str) -> None:
        for _ in range(20):
            sending.send_events(UUID(webhook_id))
            if not DueWebhooks().is_due(UUID(webhook_id), utc_now()):
                return

    return run
