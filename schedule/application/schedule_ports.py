"""What schedules need from the outside, by role."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability, ProjectGrant
from schedule.contracts import TaskStatus
from schedule.contracts.rows import ScheduleRow, TaskRow
from schedule.domain.outline import Calendars
from schedule.domain.schedule import Schedule
from schedule.domain.working_hours import WorkingHours


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises what projects refuses: not there, not permitted, archived."""


class Members(Protocol):
    def __call__(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Shown names of those who are members."""


class CalendarsOf(Protocol):
    def __call__(self, hours: WorkingHours) -> Calendars:
        """With the public holidays that they keep. NoWorkingDays."""


class Schedules(Protocol):
    """Schedules as aggregates. `save` stores what changed and tells facts, in three statements; else nothing."""

    def get(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        """Locked, and made where there is none yet. Of other tasks than `notes_of` the notes are not read."""

    def look(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        """Without a lock, never saved; an empty one where there is none yet."""

    def save(self, schedule: Schedule) -> None: ...


@dataclass(frozen=True, kw_only=True)
class TaskFilter:
    """All of it must be true; days count as the task's, both ends included; `text` is looked for in the name."""

    phase_id: UUID | None = None
    assignee_id: UUID | None = None
    status: TaskStatus | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True)
class ReadSchedule:
    """With the position of the stream at which it was read."""

    row: ScheduleRow
    seq: int
    epoch: str


class ScheduleReads(Protocol):
    """Rows for people. The grant is the scope."""

    def whole(self, grant: ProjectGrant) -> ReadSchedule:
        """Three statements; an empty one, of version 0, where there is none yet."""

    def task(self, grant: ProjectGrant, task_id: UUID) -> TaskRow:
        """One statement. TaskNotFound."""

    def page(self, grant: ProjectGrant, wanted: PageRequest, which: TaskFilter) -> Page[TaskRow]:
        """In the order of the list; two statements."""
