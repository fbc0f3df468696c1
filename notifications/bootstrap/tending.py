"""What keeps inboxes in order: subscribers, and what is done again and again."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from notifications.application import follow_news
from notifications.application.drop_old import drop_old as _drop_old
from notifications.infrastructure.inboxes import DatabaseInboxes
from notifications.infrastructure.kept_unread import KeptUnread
from notifications.infrastructure.neighbours import AskedPeople, AskedProjects
from notifications.infrastructure.personal_data import entries_of, preferences_of
from notifications.infrastructure.upkeep import DatabaseInboxUpkeep

KEPT_FIGURES = (KeptUnread(utc_now),)


def _parts() -> dict[str, Any]:
    return {"unit_of_work": unit_of_work, "upkeep": DatabaseInboxUpkeep(DatabaseInboxes(utc_now))}


def forget_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` is no longer in `project_id`."""
    follow_news.forget_member(UUID(payload["project_id"]), UUID(payload["user_id"]), **_parts())


def _of_project(follow: Callable[..., None], payload: Mapping[str, Any], delivery_id: UUID) -> None:
    follow(UUID(payload["project_id"]), **_parts())


# Subscribers: `project_id` went to the trash or came back; it is gone.
settle_project = partial(_of_project, partial(follow_news.settle_project, projects=AskedProjects()))
purge = partial(_of_project, follow_news.purge)


def rename_actor(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` is now shown as `shown_name`."""
    follow_news.rename_actor(UUID(payload["user_id"]), payload["shown_name"], people=AskedPeople(), **_parts())


def forget_person(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` has withdrawn."""
    follow_news.forget_person(UUID(payload["user_id"]), **_parts())


def drop_old() -> None:
    _drop_old(**_parts(), clock=utc_now)


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """What the context holds about the person, by section, a row at a time."""
    return {"notifications": entries_of(user_id), "notification_preferences": preferences_of(user_id)}
