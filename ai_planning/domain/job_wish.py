"""What somebody asks to be made of a plan."""

from dataclasses import dataclass, replace
from uuid import UUID

from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.provenance import Provider
from ai_planning.domain.usage import Unit

_UNITS = {JobKind.STORY: Unit.STORIES, JobKind.SHOTS: Unit.SHOTS, JobKind.STORYBOARD: Unit.IMAGES}
_MADE_OF = {JobKind.SHOTS: (JobKind.STORY,), JobKind.STORYBOARD: (JobKind.STORY, JobKind.SHOTS)}


@dataclass(frozen=True, kw_only=True)
class JobWish:
    """`regenerate` goes past what the same brief was answered with before."""

    kind: JobKind
    part_id: UUID | None = None
    shot_ids: tuple[UUID, ...] = ()
    provider: Provider | None = None
    regenerate: bool = False
    format: ExportFormat | None = None
    layout: PdfLayout | None = None

    @property
    def unit(self) -> Unit | None:
        """What it costs of the day; one part again and plain files cost nothing."""
        if self.kind is JobKind.EXPORT:
            return Unit.PDFS if self.format is ExportFormat.PDF else None
        return _UNITS.get(self.kind)

    @property
    def is_remembered(self) -> bool:
        """Whether the same brief may be answered with what it was answered with before."""
        return self.kind in (JobKind.STORY, JobKind.SHOTS) and not self.regenerate

    @property
    def made_of(self) -> tuple[JobKind, ...]:
        """Jobs that have to end first, or it would be made of what they replace."""
        return _MADE_OF.get(self.kind, ())

    def is_about_the_same_as(self, other: "JobWish") -> bool:
        mine = (self.kind, self.part_id, self.format, self.layout)
        return mine == (other.kind, other.part_id, other.format, other.layout)

    def without(self, shot_ids: tuple[UUID, ...]) -> "JobWish":
        return replace(self, shot_ids=tuple(each for each in self.shot_ids if each not in shot_ids))
