"""A plan without dates: phases, tasks and links by keys of its own, to be laid into a schedule from some day on."""

from dataclasses import dataclass, field
from typing import Final

from core.domain.language import Language
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.contracts.words import GROUP_COLOURS, GROUPS
from schedule.domain.network import Span

LONGEST_KEY: Final = 60
NO_LAG: Final = Span()


@dataclass(frozen=True, slots=True)
class Wording:
    """A name in both languages; what a person has named is the same in both."""

    ko: str
    en: str

    def text(self, language: Language) -> str:
        return self.ko if language is Language.KOREAN else self.en


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    key: str
    kind: PhaseKind
    group: PhaseGroup
    name: Wording
    colour: str

    @classmethod
    def of(cls, kind: PhaseKind) -> "PlannedPhase":
        """The ordinary one of a kind that belongs to a group."""
        return cls(kind.value, kind, GROUPS[kind], Wording(kind.ko, kind.en), GROUP_COLOURS[GROUPS[kind]])


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """`phase` None: it belongs to none. `after_days`: not before so many calendar days after the plan's first day."""

    key: str
    phase: str | None
    name: Wording
    length: Span
    kind: TaskKind = TaskKind.TASK
    calendar: CalendarKind = CalendarKind.WORKING
    after_days: int | None = None
    place: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PlannedLink:
    predecessor: str
    successor: str
    type: LinkType = LinkType.FINISH_START
    lag: Span = NO_LAG


@dataclass(frozen=True)
class Blueprint:
    """Phases and tasks in their order."""

    phases: tuple[PlannedPhase, ...]
    tasks: tuple[PlannedTask, ...]
    links: tuple[PlannedLink, ...] = field(default=())
