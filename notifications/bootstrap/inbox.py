"""Façade: a person's inbox, and how they are told of a project."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.object_store import object_store
from core.infrastructure.unit_of_work import unit_of_work
from notifications.application.count_unread import count_unread
from notifications.application.delete_notification import delete_notification
from notifications.application.list_notifications import list_notifications
from notifications.application.project_preferences import change_preferences, read_preferences
from notifications.application.read_models import InboxPage
from notifications.application.read_notification import read_notification
from notifications.application.read_notifications import read_notifications
from notifications.domain.preferences import ProjectPreferences
from notifications.infrastructure.inbox_reads import DatabaseInboxQueries
from notifications.infrastructure.inboxes import DatabaseInboxes
from notifications.infrastructure.neighbours import AskedProjects
from notifications.infrastructure.project_wishes import DatabaseProjectWishes
from projects import api as projects


@dataclass(frozen=True)
class InboxApp:
    """The verbs."""

    list_notifications: Callable[..., InboxPage]
    count_unread: Callable[..., int]
    read_notification: Callable[..., int]
    read_notifications: Callable[..., int]
    delete_notification: Callable[..., None]
    read_preferences: Callable[..., ProjectPreferences]
    change_preferences: Callable[..., ProjectPreferences]


@cache
def inbox() -> InboxApp:
    queries = DatabaseInboxQueries()
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "inboxes": DatabaseInboxes(utc_now)}
    wishes: dict[str, Any] = {"access": projects.require, "project_wishes": DatabaseProjectWishes()}
    return InboxApp(
        list_notifications=partial(list_notifications, projects=AskedProjects(), inbox=queries, store=object_store()),
        count_unread=partial(count_unread, inbox=queries),
        read_notification=partial(read_notification, **write, inbox=queries, clock=utc_now),
        read_notifications=partial(read_notifications, **write, clock=utc_now),
        delete_notification=partial(delete_notification, **write),
        read_preferences=partial(read_preferences, **wishes),
        change_preferences=partial(change_preferences, unit_of_work=unit_of_work, **wishes),
    )
