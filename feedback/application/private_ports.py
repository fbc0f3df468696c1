"""What people keep for themselves alone: how far they have read, and what they have not sent."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.application.talk_read_models import ReadPlace, UnreadPage, UnreadQuestion
from feedback.contracts import DraftRow
from feedback.domain.unsent import Place, Unsent
from projects.contracts import ProjectGrant


class ReadMarks(Protocol):
    """How far people have read the conversations on items; inside the unit of work."""

    def find(self, user_id: UUID, project_id: UUID, feedback_id: UUID, comment_id: UUID | None) -> ReadPlace | None:
        """Up to this comment, or to the last; None where there is no such item, which stays as long as it is marked."""
        ...

    def keep(self, user_id: UUID, project_id: UUID, feedback_id: UUID, read_at: datetime) -> datetime:
        """Never back; how far it is then."""
        ...

    def left(self, user_id: UUID, feedback_id: UUID, read_at: datetime) -> tuple[int, datetime | None]:
        """How many comments of others are not read, and of when the last of them is."""
        ...


class UnreadReads(Protocol):
    def page(self, grant: ProjectGrant, question: UnreadQuestion) -> UnreadPage:
        """In two statements, however many items there are. The grant is the scope."""
        ...


class Drafts(Protocol):
    """Texts that are not sent."""

    def hold(self, user_id: UUID, project_id: UUID) -> None:
        """Nobody else changes what this person keeps in the project until the unit of work has ended."""
        ...

    def get(self, user_id: UUID, project_id: UUID, place: Place) -> Unsent | None: ...

    def count(self, user_id: UUID, project_id: UUID) -> int: ...

    def keep(self, unsent: Unsent) -> None:
        """A new one, or one in the place of another."""
        ...

    def remove(self, user_id: UUID, project_id: UUID, place: Place) -> bool:
        """Whether there was one."""
        ...

    def page(self, user_id: UUID, project_id: UUID, wanted: PageRequest) -> Page[DraftRow]:
        """The last changed first."""
        ...

    def remove_old(self, before: datetime, limit: int) -> int:
        """Some of those that were not touched since; how many."""
        ...


class PrivateRemains(Protocol):
    """What a person has kept for themselves, when they leave."""

    def forget(self, user_id: UUID, project_ids: Collection[UUID] | None) -> None:
        """Drafts and read marks in these projects, None: in all. Inside the running unit of work."""
        ...
