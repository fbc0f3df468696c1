"""What telling people of the review loop needs from the outside."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from feedback.contracts import Author
from identity.contracts import NotificationType
from notifications.contracts import EntryActor, News
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ToldItem:
    """An item that is not in the trash, as far as people are told of it; `title` says which one it is."""

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    title: str
    text: str
    author: Author
    assignee: Author | None
    mentions: tuple[Author, ...]


@dataclass(frozen=True, kw_only=True)
class ToldComment:
    """A comment that was not deleted. `partners` are the others who had said something in its thread."""

    id: UUID
    text: str
    author: Author
    is_reply: bool
    mentions: tuple[Author, ...]
    partners: frozenset[UUID]


@dataclass(frozen=True)
class DueItem:
    item: ToldItem
    due_date: date


class ConcernReads(Protocol):
    """One statement each, two of a comment; None for what is gone or in the trash."""

    def item(self, project_id: UUID, feedback_id: UUID) -> ToldItem | None:
        """Held: whoever deletes it, or what is said on it, comes after the news and takes these back."""

    def comment(self, feedback_id: UUID, comment_id: UUID) -> ToldComment | None: ...

    def mover(self, feedback_id: UUID, at: datetime) -> Author | None:
        """Who changed the status then, to the millisecond."""

    def changers(self, feedback_id: UUID, at: datetime) -> Mapping[str, Author]:
        """Who changed which field then, to the millisecond."""

    def has_reacted(self, comment_id: UUID, user_id: UUID) -> bool:
        """Whether they think anything of it now."""

    def guest(self, guest_id: UUID) -> Author | None:
        """As they are called now; of one who has left, what is shown instead."""

    def asked(self, video_id: UUID, number: int) -> frozenset[UUID]:
        """Members who are to review that version: the round that is open on it, or goes on with it."""

    def due(self, days: Collection[date]) -> Iterable[DueItem]:
        """Of these days, what is neither resolved nor closed."""


class Heralds(Protocol):
    """Asks the notifications context, inside the running unit of work."""

    def hold(self, user_ids: Collection[UUID]) -> None:
        """All whom several news may reach, before the first is told: who tells others waits as a whole."""

    def tell(self, news: News, delivery_id: UUID) -> None:
        """Once, however often it is repeated with the same `delivery_id`."""

    def told(self, delivery_ids: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
        """Who has heard of each of these deliveries."""

    def take_back(self, ids: Collection[UUID]) -> None:
        """What these ids name is gone."""

    def undo(self, kind: NotificationType, subject_id: UUID, actor_id: UUID) -> None:
        """The person has not done it after all."""

    def rename_actor(self, actor: EntryActor) -> None:
        """Wherever they acted."""


class Team(Protocol):
    """Asks the projects context."""

    def member_ids(self, project_id: UUID) -> tuple[UUID, ...]: ...

    def members_allowed(self, project_id: UUID, capability: Capability) -> Mapping[UUID, str]: ...


Zones = Callable[[Collection[UUID]], Mapping[UUID, str]]
"""Names of the time zones of projects, deleted ones left out."""
