"""Calendars when people or projects go, wired."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from core.infrastructure.unit_of_work import unit_of_work
from schedule.application import forget_calendar as leaving
from schedule.bootstrap.events import event_writing
from schedule.infrastructure.calendar_remains import DjangoRemains, events_by, feeds_by


def forget_calendar(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    leaving.forget_calendar(UUID(payload["user_id"]), unit_of_work=unit_of_work, remains=DjangoRemains())


def purge_calendar(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.purged` {project_id}."""
    leaving.purge_calendar(UUID(payload["project_id"]), unit_of_work=unit_of_work, remains=DjangoRemains())


def stay_away(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}."""
    needed = {name: value for name, value in event_writing().items() if name != "access"}
    leaving.stay_away(UUID(payload["project_id"]), UUID(payload["user_id"]), **needed, remains=DjangoRemains())


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """What calendars hold of the person, by section, a row at a time."""
    return {"calendar_events": events_by(user_id), "calendar_feeds": feeds_by(user_id)}
