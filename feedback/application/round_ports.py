"""What review rounds need from the outside, by role."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.application.round_read_models import DueRound, WrittenNote
from feedback.contracts import DecisionRow, RoundRow
from feedback.domain.review_finish import ReviewFinish, Written
from feedback.domain.review_round import ReviewRound
from projects.contracts import ProjectGrant


class Rounds(Protocol):
    """Rounds as aggregates; `add` and `save` publish what they tell. Their version is locked before them."""

    def get(self, project_id: UUID, version_id: UUID, round_id: UUID) -> ReviewRound | None:
        """Locks the row."""
        ...

    def open_on(self, version_ids: Collection[UUID]) -> list[ReviewRound]:
        """The open rounds of these versions, locked in the order of ids."""
        ...

    def versions_asking(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        """Versions with an open round that this person is a reviewer of, in the order of ids."""
        ...

    def is_known(self, version_id: UUID) -> bool:
        """Whether there ever was a round on the version."""
        ...

    def add(self, review: ReviewRound) -> None:
        """RoundAlreadyOpen."""
        ...

    def save(self, review: ReviewRound) -> None: ...


class Approvers(Protocol):
    def __call__(self, project_id: UUID) -> Mapping[UUID, str]:
        """Shown names of the members who may decide; empty for a project that is not there."""
        ...


class RoundReads(Protocol):
    """Rows for people; the grant is the scope."""

    def page(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, wanted: PageRequest) -> Page[RoundRow] | None:
        """Newest first, in two statements; None for an unknown version."""
        ...

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, round_id: UUID) -> RoundRow | None:
        """One statement."""
        ...

    def decisions(self, grant: ProjectGrant, row: RoundRow, wanted: PageRequest) -> Page[DecisionRow]:
        """All that were given in the round, newest first."""
        ...

    def due(self, days: Collection[date]) -> list[DueRound]:
        """Open rounds of what is not in the trash that are due on these days."""
        ...


class Finishes(Protocol):
    """Who has finished with a version; `add` and `save` publish what they tell."""

    def get(self, finish_id: UUID) -> ReviewFinish | None:
        """Locks the row."""
        ...

    def latest(self, version_id: UUID, reviewer_id: UUID) -> ReviewFinish | None:
        """Locks the row."""
        ...

    def add(self, finish: ReviewFinish) -> None: ...

    def save(self, finish: ReviewFinish) -> None: ...


class Writings(Protocol):
    """What one person wrote on a version, those in the trash aside."""

    def count(self, version_id: UUID, author_id: UUID, since: datetime | None) -> Written: ...

    def notes(
        self, version_id: UUID, author_id: UUID, since: datetime | None, until: datetime, most: int
    ) -> list[WrittenNote]:
        """In the order of the film, where they were written."""
        ...
