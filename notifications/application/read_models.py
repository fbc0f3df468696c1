"""What readers of an inbox are shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.pages import CursorPage, CursorRequest
from identity.contracts import NotificationType
from notifications.contracts import EntryRow


@dataclass(frozen=True)
class InboxWanted:
    """Entries newest first: unread ones, or read ones, or both; of some types, or all; of a project, or all."""

    cursor: CursorRequest
    is_unread: bool | None = None
    types: frozenset[NotificationType] = frozenset()
    project_id: UUID | None = None


@dataclass(frozen=True)
class KeptEntry:
    """`pictures` are keys of objects."""

    row: EntryRow
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class KeptPage:
    page: CursorPage[KeptEntry]
    unread: int


@dataclass(frozen=True)
class ShownEntry:
    """`pictures` are short-lived addresses."""

    row: EntryRow
    project_name: str
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class InboxPage:
    page: CursorPage[ShownEntry]
    unread: int


@dataclass(frozen=True)
class Reading:
    """What is read at once: all, or what is not after `up_to`, or what is of a project."""

    up_to: datetime | None = None
    project_id: UUID | None = None
