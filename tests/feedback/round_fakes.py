"""Review rounds and those who have finished, in memory; they copy in and out, so that forgetting to save fails."""

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from core.domain.events import Event
from core.domain.pages import Page, PageRequest
from feedback.application.media_ports import VideoFacts, Watch, unwatched
from feedback.application.round_read_models import DueRound, WrittenNote
from feedback.contracts import DecisionRow, RoundRow
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import timecode_at
from feedback.domain.review_finish import ReviewFinish, Written
from feedback.domain.review_round import ReviewRound
from feedback.domain.round_refusals import RoundAlreadyOpen
from notifications.contracts import News
from projects.contracts import ProjectGrant
from tests.feedback.fakes import FakeItems, FakeVersions
from tests.feedback.talk_fakes import FakeComments


@dataclass
class FakeRounds:
    rows: dict[UUID, ReviewRound] = field(default_factory=dict)
    given: dict[UUID, list[DecisionRow]] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    def get(self, project_id: UUID, version_id: UUID, round_id: UUID) -> ReviewRound | None:
        row = self.rows.get(round_id)
        is_there = row is not None and (row.project_id, row.place.version_id) == (project_id, version_id)
        return deepcopy(row) if is_there else None

    def open_on(self, version_ids: Collection[UUID]) -> list[ReviewRound]:
        found = [row for row in self.rows.values() if row.is_open and row.place.version_id in version_ids]
        return sorted(deepcopy(found), key=lambda row: row.id)

    def versions_asking(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        asking = (row for row in self.rows.values() if row.is_open and row.project_id == project_id)
        return sorted(
            row.place.version_id
            for row in asking
            if any(each.person.id == user_id and not each.person.is_guest for each in row.reviewers)
        )

    def is_known(self, version_id: UUID) -> bool:
        return any(row.place.version_id == version_id for row in self.rows.values())

    def add(self, review: ReviewRound) -> None:
        if review.is_open and self.open_on([review.place.version_id]):
            raise RoundAlreadyOpen
        self._keep(review)

    def save(self, review: ReviewRound) -> None:
        assert review.id in self.rows
        self._keep(review)

    def _keep(self, review: ReviewRound) -> None:
        self.told += review.told
        self.given.setdefault(review.id, []).extend(review.given)
        kept = deepcopy(review)
        kept.told, kept.given = [], []
        self.rows[review.id] = kept


@dataclass
class FakeRoundReads:
    """Over the rows of the fake repositories."""

    rounds: FakeRounds
    versions: FakeVersions

    def page(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, wanted: PageRequest) -> Page[RoundRow] | None:
        cut = self.versions.get(version_id)
        if cut is None or (cut.project_id, cut.video_id) != (grant.project_id, video_id):
            return None
        found = [row for row in self.rounds.rows.values() if row.place.version_id == version_id]
        found.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        shown = found[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(row.row() for row in shown), len(found))

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, round_id: UUID) -> RoundRow | None:
        page = self.page(grant, video_id, version_id, PageRequest(1, 1000))
        return next((row for row in page.rows if row.id == round_id), None) if page else None

    def decisions(self, grant: ProjectGrant, row: RoundRow, wanted: PageRequest) -> Page[DecisionRow]:
        found = sorted(self.rounds.given.get(row.id, []), key=lambda each: (each.at, each.id), reverse=True)
        return Page(tuple(found[wanted.offset : wanted.offset + wanted.size]), len(found))

    def due(self, days: Collection[date]) -> list[DueRound]:
        return [_due(row, self.versions) for row in self.rounds.rows.values() if self._is_due(row, days)]

    def _is_due(self, row: ReviewRound, days: Collection[date]) -> bool:
        return row.is_open and row.terms.due_date in days and self.versions.get(row.place.version_id) is not None


def _due(row: ReviewRound, versions: FakeVersions) -> DueRound:
    assert row.terms.due_date is not None
    return DueRound(
        id=row.id,
        project_id=row.project_id,
        video_id=row.place.video_id,
        version_id=row.place.version_id,
        video_title=versions.rows[row.place.version_id].video_title,
        version_number=row.place.version_number,
        due_date=row.terms.due_date,
        waited_for=tuple(each.person.id for each in row.reviewers if each.is_waited_for and not each.person.is_guest),
    )


@dataclass
class FakeFinishes:
    rows: dict[UUID, ReviewFinish] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    def get(self, finish_id: UUID) -> ReviewFinish | None:
        return deepcopy(self.rows.get(finish_id))

    def latest(self, version_id: UUID, reviewer_id: UUID) -> ReviewFinish | None:
        found = [
            row for row in self.rows.values() if (row.place.version_id, row.reviewer.id) == (version_id, reviewer_id)
        ]
        return deepcopy(max(found, key=lambda row: row.finished_at, default=None))

    def add(self, finish: ReviewFinish) -> None:
        self._keep(finish)

    def save(self, finish: ReviewFinish) -> None:
        assert finish.id in self.rows
        self._keep(finish)

    def _keep(self, finish: ReviewFinish) -> None:
        self.told += finish.told
        kept = deepcopy(finish)
        kept.told = []
        self.rows[finish.id] = kept


@dataclass
class FakeWritings:
    """Over the rows of the fake repositories."""

    items: FakeItems
    comments: FakeComments
    versions: FakeVersions

    def count(self, version_id: UUID, author_id: UUID, since: datetime | None) -> Written:
        there = {row.id for row in self._items() if version_id in (row.footage.version_id, _home(row))}
        comments = [row for row in self.comments.rows.values() if row.feedback_id in there]
        living = [row for row in comments if row.deleted_at is None]
        own = [row for row in living if row.author.id == author_id and _is_after(row.created_at, since)]
        return Written(len(self._written(version_id, author_id, since)), len(own))

    def notes(
        self, version_id: UUID, author_id: UUID, since: datetime | None, until: datetime, most: int
    ) -> list[WrittenNote]:
        found = [row for row in self._written(version_id, author_id, since) if row.created_at <= until]
        found.sort(key=lambda row: (_frame(row) is None, _frame(row) or 0, row.created_at, row.id))
        facts = self.versions.rows[version_id].facts
        timing = (facts.frame_rate, facts.start_timecode) if facts else (None, None)
        return [_note(row, timing) for row in found[:most]]

    def _written(self, version_id: UUID, author_id: UUID, since: datetime | None) -> list[FeedbackItem]:
        own = (row for row in self._items() if row.author.id == author_id and _home(row) == version_id)
        return [row for row in own if _is_after(row.created_at, since)]

    def _items(self) -> list[FeedbackItem]:
        return [row for row in self.items.rows.values() if row.id not in self.items.hidden]


def _home(row: FeedbackItem) -> UUID:
    return row.origin.version_id if row.origin else row.footage.version_id


def _frame(row: FeedbackItem) -> int | None:
    return (row.origin.position if row.origin else row.position).frame


def _is_after(moment: datetime, since: datetime | None) -> bool:
    return since is None or moment > since


def _note(row: FeedbackItem, timing: tuple[str | None, str | None]) -> WrittenNote:
    return WrittenNote(
        id=row.id,
        title=row.note.title,
        text=row.note.text,
        frame=_frame(row),
        timecode=timecode_at(_frame(row), *timing),
        drawing=tuple(shape.wire() for shape in row.note.drawing),
    )


@dataclass
class FakeHerald:
    """Everybody hears once of a delivery."""

    heard: dict[UUID, News] = field(default_factory=dict)
    calls: int = 0

    def __call__(self, news: News, delivery_id: UUID) -> None:
        self.calls += 1
        self.heard.setdefault(delivery_id, news)


@dataclass
class FakeFrameDrawer:
    """Draws a frame as its number, those in `missing` not at all; what was asked for is kept."""

    missing: Collection[int] = ()
    trouble: Exception | None = None
    asked: list[list[int]] = field(default_factory=list)

    def draw_frames(
        self, path: Path, facts: VideoFacts, frames: Collection[int], directory: Path, watch: Watch = unwatched
    ) -> dict[int, Path]:
        assert path.exists()
        self.asked.append(sorted(frames))
        if self.trouble is not None:
            raise self.trouble
        drawn = {frame: directory / f"frame-{frame}.jpg" for frame in frames if frame not in self.missing}
        for frame, target in drawn.items():
            target.write_bytes(f"frame {frame}".encode())
        return drawn


class FakeSketcher:
    def lay_over(self, picture: bytes, drawing: Sequence[Mapping[str, Any]], caption: str = "") -> bytes:
        shapes = f" with {len(drawing)} shapes" if drawing else ""
        return picture + f"{shapes} at {caption}".encode()
