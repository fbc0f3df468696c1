"""A reviewer has finished with a version: what they wrote since the last time is told of once."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core.domain.events import ProjectEvent
from core.domain.ids import new_id
from core.domain.text import plain_text
from feedback.contracts import Author, FinishRow, ReviewDecision, ReviewFinished
from feedback.domain.review_round import RoundPlace

LONGEST_SUMMARY = 2000


@dataclass(frozen=True, slots=True)
class Written:
    """How much somebody wrote on a version."""

    notes: int
    comments: int


NOTHING = Written(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What a reviewer ends with: some words, or the decision that they gave in a round, with its note."""

    summary: str = ""
    round_id: UUID | None = None
    decision: ReviewDecision | None = None
    note: str = ""
    decided_at: datetime | None = None

    @property
    def words(self) -> str:
        return self.summary if self.summary.strip() else self.note

    def after(self, last: "ReviewFinish") -> "Closing":
        """Without the note of a decision that was there when they finished: what they said then stands."""
        is_earlier = self.decided_at is not None and self.decided_at <= last.finished_at
        return replace(self, note="") if is_earlier else self

    def adds_nothing_to(self, last: "ReviewFinish") -> bool:
        """Nor does the decision that `last` has told already."""
        is_told = self.decided_at is not None and self.decided_at <= last.finished_at
        is_known = is_told and (self.round_id, self.decision) == (last.round_id, last.decision)
        return not self.words.strip() and (self.decision is None or is_known)


@dataclass(kw_only=True)
class ReviewFinish:
    """`since` is when the reviewer had finished before (None: never); `revision` counts what joined before it was told.

    `told_at` is when the people concerned were told; `told` is what happened since it was loaded.
    """

    id: UUID
    place: RoundPlace
    reviewer: Author
    summary: str
    written: Written
    round_id: UUID | None = None
    decision: ReviewDecision | None = None
    since: datetime | None
    finished_at: datetime
    revision: int = 1
    told_at: datetime | None = None
    told: list[ProjectEvent] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        place: RoundPlace,
        reviewer: Author,
        closing: Closing,
        written: Written,
        *,
        since: datetime | None,
        now: datetime,
    ) -> "ReviewFinish":
        """InvalidField."""
        finish = cls(
            id=new_id(),
            place=place,
            reviewer=reviewer,
            summary=_cleaned(closing.words),
            written=written,
            round_id=closing.round_id,
            decision=closing.decision,
            since=since,
            finished_at=now,
        )
        finish._tell()
        return finish

    @property
    def is_told(self) -> bool:
        return self.told_at is not None

    def join(self, closing: Closing, written: Written, now: datetime) -> None:
        """More of the same before anybody was told, so that they are told once; InvalidField."""
        self.summary = _cleaned(closing.words) or self.summary
        if closing.decision is not None:
            self.round_id, self.decision = closing.round_id, closing.decision
        self.written, self.finished_at, self.revision = written, now, self.revision + 1
        self._tell()

    def be_told(self, now: datetime) -> None:
        self.told_at = now

    def row(self) -> FinishRow:
        return FinishRow(
            id=self.id,
            project_id=self.place.project_id,
            video_id=self.place.video_id,
            version_id=self.place.version_id,
            version_number=self.place.version_number,
            reviewer=self.reviewer,
            summary=self.summary,
            note_count=self.written.notes,
            comment_count=self.written.comments,
            round_id=self.round_id,
            decision=self.decision,
            finished_at=self.finished_at,
        )

    def _tell(self) -> None:
        self.told.append(ReviewFinished(project_id=self.place.project_id, finish=self.row()))


def _cleaned(summary: str) -> str:
    return plain_text(summary, "/summary", longest=LONGEST_SUMMARY)
