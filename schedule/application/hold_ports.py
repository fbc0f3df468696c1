"""Who is moving which task just now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import rfc3339
from projects.contracts import ProjectGrant
from schedule.domain.task_refusals import TaskHeld

HOLD_SECONDS = 30


@dataclass(frozen=True)
class Hold:
    """It ends by itself."""

    task_id: UUID
    user_id: UUID
    name: str
    until: datetime


class Holds(Protocol):
    """Nobody keeps them: while they are away, nothing is held."""

    def take(self, project_id: UUID, wanted: Hold) -> Hold:
        """The one that stands: what is wanted, where nobody else has it."""

    def release(self, project_id: UUID, task_id: UUID, user_id: UUID) -> bool:
        """Whether it was theirs."""

    def of(self, project_id: UUID) -> Mapping[UUID, Hold]:
        """By task."""


class HoldNews(Protocol):
    def held(self, project_id: UUID, hold: Hold) -> None: ...

    def released(self, project_id: UUID, task_id: UUID, by: Actor) -> None: ...


def demand_free(held: Mapping[UUID, Hold], grant: ProjectGrant, task_id: UUID) -> None:
    """TaskHeld by another."""
    demand_none_held(held, grant, [task_id])


def demand_none_held(busy: Mapping[UUID, Hold], grant: ProjectGrant, task_ids: Collection[UUID]) -> None:
    """TaskHeld where another has one of them."""
    for hold in busy.values():
        if hold.task_id in task_ids and hold.user_id != grant.user_id:
            raise TaskHeld(by=hold.name, until=rfc3339(hold.until))
