"""Share links and guests as people are shown them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from feedback.contracts import ShareLinkRow, ShareRight


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkUse:
    """How often; `guests` are different ones, who may have come in several `sessions`."""

    opened: int = 0
    sessions: int = 0
    guests: int = 0
    plays: int = 0
    downloads: int = 0
    notes: int = 0
    comments: int = 0
    last_used_at: datetime | None = None


@dataclass(frozen=True)
class SeenLink:
    row: ShareLinkRow
    use: LinkUse


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRow:
    """`email` is one that was proved; empty without one."""

    id: UUID
    link_id: UUID
    name: str
    email: str = field(repr=False)
    notes: int
    comments: int
    created_at: datetime
    last_seen_at: datetime
    blocked_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ShareDoor:
    """What a token leads to. `version_id` is the one that a guest sees now; None: there is nothing to see."""

    link_id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID | None
    video_title: str
    rights: frozenset[ShareRight]
    expires_at: datetime | None
    revoked_at: datetime | None
    password_hash: str = field(repr=False)
    is_newest: bool


@dataclass(frozen=True, kw_only=True)
class GuestStanding:
    """What the session of a guest is worth just now."""

    project_id: UUID
    link_id: UUID
    video_id: UUID
    version_id: UUID | None
    is_newest: bool
    guest_id: UUID
    name: str
    rights: frozenset[ShareRight]


@dataclass(frozen=True, kw_only=True)
class GuestSelf:
    """What a guest is told of themselves and of the link; `asked_email` waits for its code."""

    guest_id: UUID
    name: str
    email: str = field(repr=False)
    asked_email: str = field(repr=False)
    wants_mail: bool
    video_title: str
    expires_at: datetime | None


@dataclass(frozen=True)
class Visit:
    """Where a guest is, and who."""

    project_name: str
    standing: GuestStanding
    who: GuestSelf


@dataclass(frozen=True, kw_only=True)
class GuestPass:
    """What a guest's token says: who, by which link, in which session, until when."""

    project_id: UUID
    link_id: UUID
    video_id: UUID
    guest_id: UUID
    session_id: UUID
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MailedGuest:
    """A guest who wants to hear of answers, with where and in which words."""

    id: UUID
    name: str
    email: str = field(repr=False)
    language: str
