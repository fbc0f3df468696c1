"""Published words of the notifications context."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import LiveEvent, plain, user_channel
from identity.contracts import NotificationType

__all__ = [
    "LONGEST_SUMMARY",
    "LONGEST_TEXT",
    "EntryActor",
    "EntryRow",
    "News",
    "NotificationActorRenamed",
    "NotificationAdded",
    "NotificationRead",
    "NotificationRemoved",
    "NotificationReset",
    "NotificationType",
    "NotificationUpdated",
]

LONGEST_SUBJECT, LONGEST_TEXT, LONGEST_SUMMARY = 200, 500, 2000


@dataclass(frozen=True)
class News:
    """Something that people are to be told of.

    `what` tells apart what can happen to one kind of thing (notifications/infrastructure/words.py); `subject` is the
    title it is shown by, `text` what somebody wrote, `path` where it is seen, below the front end's address, beginning
    with a slash. News of the same kind about the same `subject_id` gather in one entry until that is read. Without an
    actor nobody did it. `pictures` are keys of objects. `is_mailed` is False where a mail of its own goes out. What is
    said within `thread_id` goes with it, `source_id` is the one thing that was said.
    """

    kind: NotificationType
    project_id: UUID
    recipients: tuple[UUID, ...]
    subject_id: UUID
    subject: str
    text: str
    path: str
    actor_id: UUID | None = None
    actor_name: str = ""
    pictures: tuple[str, ...] = ()
    what: str = ""
    actor_is_guest: bool = False
    is_mailed: bool = True
    thread_id: UUID | None = None
    source_id: UUID | None = None

    @property
    def longest_text(self) -> int:
        """A summary names many things, the others are about one."""
        return LONGEST_SUMMARY if self.kind is NotificationType.REVIEW else LONGEST_TEXT


@dataclass(frozen=True)
class EntryActor:
    id: UUID
    name: str
    is_guest: bool = False

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "name": self.name, "is_guest": self.is_guest}


@dataclass(frozen=True)
class EntryRow:
    """An entry of an inbox. `actors` are the last ones, the very last first; `at` is when the last news came."""

    id: UUID
    project_id: UUID
    type: NotificationType
    what: str
    subject_id: UUID
    subject: str
    text: str
    path: str
    actors: tuple[EntryActor, ...]
    actor_count: int
    count: int
    picture_count: int
    at: datetime
    created_at: datetime
    read_at: datetime | None

    def wire(self) -> dict[str, Any]:
        fields = {name: plain(value) for name, value in vars(self).items() if name != "actors"}
        return fields | {"actors": [actor.wire() for actor in self.actors]}


@dataclass(frozen=True, kw_only=True)
class InboxEvent(LiveEvent):
    """Something happened to the inbox of `user_id`, on their own channel; `unread` is how many are not read now."""

    user_id: UUID
    unread: int

    def channel(self) -> str:
        return user_channel(self.user_id)


@dataclass(frozen=True, kw_only=True)
class _EntryWhole(InboxEvent):
    """Carries the whole row."""

    entry: EntryRow

    def payload(self) -> dict[str, Any]:
        return {"user_id": str(self.user_id), "unread": self.unread, "notification": self.entry.wire()}


@dataclass(frozen=True, kw_only=True)
class NotificationAdded(_EntryWhole):
    name: ClassVar[str] = "notification.added"


@dataclass(frozen=True, kw_only=True)
class NotificationUpdated(_EntryWhole):
    """More of the same was gathered in it, so that it is the newest."""

    name: ClassVar[str] = "notification.updated"


@dataclass(frozen=True, kw_only=True)
class NotificationRead(InboxEvent):
    """These were read at `read_at`; without `ids` all whose last news is not after `up_to`, of the project if named."""

    name: ClassVar[str] = "notification.read"

    ids: tuple[UUID, ...] | None
    up_to: datetime | None
    project_id: UUID | None
    read_at: datetime


@dataclass(frozen=True, kw_only=True)
class NotificationRemoved(InboxEvent):
    """These are gone; without `ids` all of the project."""

    name: ClassVar[str] = "notification.removed"

    ids: tuple[UUID, ...] | None
    project_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class NotificationReset(InboxEvent):
    """Entries of the project came back: the inbox is to be read anew."""

    name: ClassVar[str] = "notification.reset"

    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class NotificationActorRenamed(InboxEvent):
    """Every entry that this person acted in shows the new name."""

    name: ClassVar[str] = "notification.actor_renamed"

    actor: EntryActor

    def payload(self) -> dict[str, Any]:
        return {"user_id": str(self.user_id), "unread": self.unread, "actor": self.actor.wire()}
