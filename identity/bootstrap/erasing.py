"""What the worker does after a withdrawal."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from core.infrastructure.jobs import DatabaseJobQueue
from identity.application.sweep_traces import ERASE_JOB
from identity.bootstrap.leaving import leaving

logger = logging.getLogger("videoplanet.identity")

# Longer than a process may take a token for good whose account is gone.
SETTLED = timedelta(seconds=10)


def begin_erasing(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` has withdrawn. What was under way in their name is over when the worker looks."""
    user_id = payload["user_id"]
    DatabaseJobQueue().enqueue(ERASE_JOB, {"account_id": user_id}, key=f"{ERASE_JOB}:{user_id}", after=SETTLED)


def erase_traces(payload: dict[str, Any]) -> None:
    """Job handler: what still shows `account_id`, who has withdrawn."""
    leaving().erase_traces(UUID(payload["account_id"]))


def give_up_on_traces(payload: dict[str, Any], error: str) -> None:
    """Job handler: the sweep comes back to it."""
    logger.error("traces not erased", extra={"account": payload["account_id"], "cause": error})
