"""Subscriber: a webhook was paused."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from core.infrastructure.unit_of_work import unit_of_work
from notifications.application.tell_of_pause import Pause
from notifications.application.tell_of_pause import tell_of_pause as _tell
from notifications.bootstrap.telling import telling
from projects import api as projects
from projects.contracts import Capability


def tell_of_pause(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Of `webhook.paused`; who paused it by hand knows."""
    if payload["reason"] == "by_hand":
        return
    pause = Pause(
        project_id=UUID(payload["project_id"]),
        webhook_id=UUID(payload["webhook_id"]),
        keeper_id=UUID(payload["keeper_id"]),
        has_left=payload["reason"] == "keeper_left",
        subject=payload["subject"],
    )
    _tell(pause, delivery_id, unit_of_work=unit_of_work, entitled=_entitled, tell=telling().tell)


def _entitled(project_id: UUID) -> Collection[UUID]:
    return projects.members_allowed(project_id, Capability.INVITE)
