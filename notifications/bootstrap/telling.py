"""Façade: what other contexts have people told of."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.clock import utc_now
from notifications.application.tell import tell
from notifications.infrastructure.inboxes import DatabaseInboxes
from notifications.infrastructure.neighbours import AskedPeople, AskedProjects
from notifications.infrastructure.project_wishes import DatabaseProjectWishes


@dataclass(frozen=True)
class Telling:
    """The verbs."""

    tell: Callable[..., None]


@cache
def telling() -> Telling:
    return Telling(
        tell=partial(
            tell,
            projects=AskedProjects(),
            people=AskedPeople(),
            project_wishes=DatabaseProjectWishes(),
            inboxes=DatabaseInboxes(utc_now),
            clock=utc_now,
        )
    )
