"""What share links and guests need from the outside, by role."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.application.ports import FeedbackItems
from feedback.application.sharing_read_models import (
    GuestPass,
    GuestRow,
    GuestSelf,
    GuestStanding,
    MailedGuest,
    SeenLink,
    ShareDoor,
)
from feedback.contracts import SharedGrant
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.guest import Guest
from feedback.domain.share_link import ShareLink, ShareTarget
from projects.contracts import Capability


class ShareLinks(Protocol):
    """Links as aggregates; `add` and `save` publish their facts."""

    def is_there(self, target: ShareTarget) -> bool:
        """Whether the video, or that version of it, is there and not in the trash; its row is held."""
        ...

    def add(self, link: ShareLink) -> None: ...

    def count_open(self, project_id: UUID, now: datetime) -> int: ...

    def get(self, project_id: UUID, link_id: UUID) -> ShareLink:
        """Locked. Raises ShareLinkNotFound."""
        ...

    def save(self, link: ShareLink) -> None: ...


class Guests(Protocol):
    """Guests as aggregates; `save` publishes their facts."""

    def add(self, guest: Guest) -> None: ...

    def get(self, guest_id: UUID) -> Guest:
        """Locked. Raises GuestNotFound."""
        ...

    def of_link(self, project_id: UUID, link_id: UUID, guest_id: UUID) -> Guest:
        """Locked. Raises GuestNotFound."""
        ...

    def save(self, guest: Guest) -> None: ...


class GuestSessions(Protocol):
    """Sessions are rows: what a token is worth is asked here at every request."""

    def open(self, session_id: UUID, guest_id: UUID, refresh_hash: str, now: datetime) -> None: ...

    def go_on(self, refresh_hash: str, now: datetime) -> GuestPass | None:
        """Used just now, where it still stands; the pass has no time of its own yet (`until` is `now`)."""
        ...

    def standing(self, session_id: UUID, guest_id: UUID, now: datetime) -> GuestStanding | None:
        """None where it has ended, or its link or its guest has; one statement."""
        ...

    def standing_of(self, sessions: Collection[tuple[UUID, UUID]], now: datetime) -> set[tuple[UUID, UUID]]:
        """Those pairs of guest and session that still stand; one statement."""
        ...

    def end_of_guest(self, guest_id: UUID, now: datetime) -> None: ...

    def end_of_link(self, link_id: UUID, now: datetime) -> None: ...

    def sweep(self, unused_since: datetime, limit: int) -> int:
        """Drop rows that nobody used; how many."""
        ...


class LinkUses(Protocol):
    """Kept counters. Rows are taken before the project's channel."""

    def count(self, link_id: UUID, now: datetime, **changes: int) -> int:
        """One more of each, and used just now; how many guests the link has then."""
        ...

    def count_by(self, link_id: UUID, guest_id: UUID, now: datetime, what: str) -> None:
        """One more note or comment of the guest, who was here just now."""
        ...


class SharingReads(Protocol):
    """Rows for people, in one statement or two."""

    def page(self, project_id: UUID, wanted: PageRequest) -> Page[SeenLink]:
        """Newest first."""
        ...

    def row(self, project_id: UUID, link_id: UUID) -> SeenLink:
        """Raises ShareLinkNotFound."""
        ...

    def guests(self, project_id: UUID, link_id: UUID, wanted: PageRequest) -> Page[GuestRow] | None:
        """Who came last comes first; None for an unknown link."""
        ...

    def door(self, token_hash: str) -> ShareDoor | None: ...

    def who(self, guest_id: UUID) -> GuestSelf | None: ...

    def stats(self, grant: SharedGrant) -> dict[str, int]:
        """How many items of what the guest sees stand where, and in all."""
        ...

    def to_be_told(self, feedback_id: UUID, parent_id: UUID | None, but: UUID, now: datetime) -> list[MailedGuest]:
        """Guests whose item or comment was answered by somebody else, who want mail and could read it by their link."""
        ...


class GuestTokens(Protocol):
    """Passes as words that nobody else can make and that are taken for nothing else."""

    def token(self, given: GuestPass) -> str: ...

    def read(self, token: str) -> GuestPass | None:
        """None for a word that is none of ours; one that is over is still told."""
        ...


class UnsubscribeTokens(Protocol):
    def token(self, guest_id: UUID) -> str: ...

    def read(self, token: str) -> UUID | None: ...


class GuestTickets(Protocol):
    """Kept for seconds, taken once. Raises Unavailable where there is nowhere to keep them."""

    def put(self, ticket_hash: str, given: GuestPass, seconds: int) -> None: ...

    def take(self, ticket_hash: str) -> GuestPass | None: ...


class OpenProject(Protocol):
    """Asks the projects context."""

    def __call__(self, project_id: UUID, capability: Capability, /) -> str:
        """The project's name. Raises ProjectNotFound, and ProjectIsArchived for anything but reading."""
        ...


class LinkPasswords(Protocol):
    """Asks the identity context, which hashes behind one gate. Raises auth.busy."""

    def hashed(self, password: str) -> str: ...

    def is_guessed(self, whose: str, address: str, password: str, password_hash: str) -> bool:
        """Counted before it is tried. Raises auth.too_many_attempts."""
        ...


class ItemsAnywhere(FeedbackItems, Protocol):
    """Items also in the trash."""

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[FeedbackItem, bool] | None:
        """Locks the row; whether it lies in the trash."""
        ...

    def drop(self, item: FeedbackItem) -> None:
        """As `remove`, of one in the trash: no total counts it, and nobody is told."""
        ...


class GuestWriting(Protocol):
    """What a guest wrote, for who removes all of it; also what lies in the trash, from where it might come back."""

    def notes_of(self, guest_id: UUID) -> list[UUID]:
        """Items, in the order of their ids."""
        ...

    def spoken_on_by(self, guest_id: UUID) -> list[UUID]:
        """Items on which the guest commented or reacted, in the order of their ids."""
        ...

    def said_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        """Comments on the item that still say something, the last first."""
        ...

    def reacted_to_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        """Comments on the item that the guest thinks something of."""
        ...

    def explained_in(self, guest_id: UUID) -> list[tuple[UUID, UUID]]:
        """Versions and their rounds in which the guest said why they decided so."""
        ...

    def unsay_reasons(self, guest_id: UUID, round_id: UUID) -> None:
        """In the history of a round; what was decided stays."""
        ...

    def unsay_summaries(self, guest_id: UUID) -> None:
        """With which the guest had finished; that they had stays."""
        ...
