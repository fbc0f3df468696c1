"""Façade: what other contexts have people told of."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from uuid import UUID

from core.domain.clock import utc_now
from notifications.application.hold_inboxes import hold_inboxes
from notifications.application.take_back import take_back, undo
from notifications.application.tell import tell
from notifications.infrastructure.inboxes import DatabaseInboxes
from notifications.infrastructure.neighbours import AskedPeople, AskedProjects
from notifications.infrastructure.project_wishes import DatabaseProjectWishes
from notifications.infrastructure.upkeep import DatabaseInboxUpkeep


@dataclass(frozen=True)
class Telling:
    """The verbs."""

    hold: Callable[..., None]
    tell: Callable[..., None]
    told: Callable[..., dict[UUID, set[UUID]]]
    take_back: Callable[..., None]
    undo: Callable[..., None]
    rename_actor: Callable[..., None]


@cache
def telling() -> Telling:
    inboxes = DatabaseInboxes(utc_now)
    upkeep = DatabaseInboxUpkeep(inboxes)
    return Telling(
        hold=partial(hold_inboxes, people=AskedPeople(), inboxes=inboxes),
        told=inboxes.told,
        take_back=partial(take_back, upkeep=upkeep),
        undo=partial(undo, upkeep=upkeep),
        rename_actor=upkeep.rename,
        tell=partial(
            tell,
            projects=AskedProjects(),
            people=AskedPeople(),
            project_wishes=DatabaseProjectWishes(),
            inboxes=inboxes,
            clock=utc_now,
        ),
    )
