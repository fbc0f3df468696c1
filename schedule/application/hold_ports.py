"""Who is moving which task just now."""

from collections.abc import Mapping
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


def demand_free(holds: Holds, grant: ProjectGrant, task_id: UUID) -> None:
    """TaskHeld by another."""
    hold = holds.of(grant.project_id).get(task_id)
    if hold is not None and hold.user_id != grant.user_id:
        raise TaskHeld(by=hold.name, until=rfc3339(hold.until))
