"""What is to be added to a schedule, under ids that whoever adds it has made: links name tasks that come with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.domain.moments import Moment
from schedule.domain.network import Span

ONE_DAY, NO_LAG = Span(days=1), Span()


@dataclass(frozen=True, kw_only=True)
class PhaseDraft:
    """A custom phase needs a group, the others have theirs; without a name or a colour those of its kind."""

    id: UUID
    kind: PhaseKind
    group: PhaseGroup | None = None
    name: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskDraft:
    """`not_before` None: as early as its links allow."""

    id: UUID
    name: str
    phase_id: UUID | None = None
    kind: TaskKind = TaskKind.TASK
    length: Span = ONE_DAY
    calendar: CalendarKind = CalendarKind.WORKING
    not_before: Moment | None = None
    must_end_by: date | None = None
    is_fixed: bool = False
    placed_by_hand: bool = False
    assignees: tuple[UUID, ...] = ()
    place: str = ""
    notes: str = ""
    source: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class LinkDraft:
    id: UUID
    predecessor: UUID
    successor: UUID
    type: LinkType = LinkType.FINISH_START
    lag: Span = NO_LAG
