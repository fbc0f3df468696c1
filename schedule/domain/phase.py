"""A phase: what a project goes through, with the group that it belongs to."""

from dataclasses import dataclass
from uuid import UUID

from schedule.contracts import PhaseGroup, PhaseKind
from schedule.contracts.rows import PhaseRow
from schedule.contracts.words import GROUP_COLOURS, GROUPS
from schedule.domain.drafts import PhaseDraft
from schedule.domain.limits import LONGEST_NAME
from schedule.domain.words import colour, line


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """`version` is the schedule's version at which it last changed; so it is of tasks and links."""

    id: UUID
    kind: PhaseKind
    group: PhaseGroup
    name: str
    colour: str
    position: int
    version: int

    @classmethod
    def of(cls, draft: PhaseDraft, position: int, version: int) -> "Phase":
        """InvalidField."""
        group = GROUPS.get(draft.kind) or draft.group or PhaseGroup.PLANNING
        name = line(draft.name or draft.kind.ko, "/name", longest=LONGEST_NAME, shortest=1)
        tint = colour(draft.colour or GROUP_COLOURS[group], "/colour")
        return cls(
            id=draft.id, kind=draft.kind, group=group, name=name, colour=tint, position=position, version=version
        )

    def row(self) -> PhaseRow:
        return PhaseRow(**{name: getattr(self, name) for name in PhaseRow.__slots__})
