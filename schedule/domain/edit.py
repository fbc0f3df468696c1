"""What a verb changes of a schedule: by its id each thing as it is to be, None where it is to go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar
from uuid import UUID

from schedule.contracts import CalendarKind
from schedule.domain.moments import Moment
from schedule.domain.network import Span
from schedule.domain.phase import Phase
from schedule.domain.shifts import Shift, ShiftReason
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.violations import Violation

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Edit:
    """`positions`: other places in the list; `reasons`: as what a task counts that was itself given another time."""

    phases: Mapping[UUID, Phase | None] = field(default_factory=dict)
    tasks: Mapping[UUID, Task | None] = field(default_factory=dict)
    links: Mapping[UUID, TaskLink | None] = field(default_factory=dict)
    positions: Mapping[UUID, int] = field(default_factory=dict)
    reasons: Mapping[UUID, ShiftReason] = field(default_factory=dict)

    def and_tasks(self, tasks: Mapping[UUID, Task]) -> "Edit":
        return replace(self, tasks={**self.tasks, **tasks})

    def __bool__(self) -> bool:
        return bool(self.phases or self.tasks or self.links or self.positions)


class Placing(NamedTuple):
    """`not_before` None: as early as the links allow; `length` and `calendar` None: as they are."""

    not_before: Moment | None
    length: Span | None = None
    calendar: CalendarKind | None = None


class Held(NamedTuple):
    """A task that stays where it is: its links, or whoever rearranges, would have it start at `needed`; or its links
    hold it where it is, though it was asked to start before."""

    task_id: UUID
    name: str
    start: Moment
    needed: Moment | None
    has_begun: bool
    predecessor_id: UUID | None = None
    predecessor: str | None = None


@dataclass(frozen=True)
class Rearranged:
    """What moved, what was asked to and stays, and all demands that are broken by now."""

    moved: tuple[Shift, ...] = ()
    held: tuple[Held, ...] = ()
    violations: tuple[Violation, ...] = ()

    def and_held(self, held: tuple[Held, ...]) -> "Rearranged":
        return Rearranged(self.moved, (*held, *self.held), self.violations)


NOTHING_MOVED = Rearranged()


def edited(things: dict[UUID, Thing], edit: Mapping[UUID, Thing | None]) -> dict[UUID, Thing]:
    """A copy, changed."""
    changed = dict(things)
    for each, thing in edit.items():
        if thing is None:
            changed.pop(each, None)
        else:
            changed[each] = thing
    return changed
