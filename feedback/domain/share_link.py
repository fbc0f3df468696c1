"""A link by which whoever holds it sees one video without being a member."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from core.domain.errors import InvalidField, Stale
from core.domain.events import Event
from core.domain.text import plain_text
from feedback.contracts import (
    Author,
    ShareLinkCreated,
    ShareLinkRevoked,
    ShareLinkRow,
    ShareLinkUpdated,
    ShareRight,
)
from feedback.domain import sharing_refusals as refusals

LONGEST_LABEL, SHORTEST_PASSWORD, LONGEST_PASSWORD = 100, 8, 128
LONGEST_LIFE = timedelta(days=366)
MOST_OPEN, MOST_GUESTS = 50, 1000


@dataclass(frozen=True, kw_only=True)
class ShareTarget:
    """`version_id` None: whatever is the newest version of the video."""

    project_id: UUID
    video_id: UUID
    version_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ShareTerms:
    """What a link gives, and how. `password_hash` is empty where no password is asked."""

    rights: frozenset[ShareRight] = frozenset({ShareRight.VIEW})
    label: str = ""
    expires_at: datetime | None = None
    password_hash: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        label = plain_text(self.label, "/label", longest=LONGEST_LABEL)
        if "\n" in label:
            raise InvalidField("/label", "text.forbidden_character")
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "rights", self.rights | {ShareRight.VIEW})

    def demand_future_end(self, now: datetime) -> None:
        """Raises InvalidField."""
        if self.expires_at is not None and not now < self.expires_at <= now + LONGEST_LIFE:
            raise InvalidField("/expires_at", "share_link.bad_expiry")


@dataclass
class ShareLink:
    """`revision` counts what people changed."""

    id: UUID
    target: ShareTarget
    terms: ShareTerms
    token_hash: str = field(repr=False)
    created_by: Author
    created_at: datetime
    revoked_at: datetime | None = None
    revision: int = 1
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def created(
        cls, link_id: UUID, target: ShareTarget, terms: ShareTerms, token_hash: str, by: Author, now: datetime
    ) -> Self:
        """Raises InvalidField."""
        terms.demand_future_end(now)
        link = cls(id=link_id, target=target, terms=terms, token_hash=token_hash, created_by=by, created_at=now)
        link.facts.append(ShareLinkCreated(project_id=target.project_id, link=link.row()))
        return link

    def demand_open(self, now: datetime) -> None:
        """Raises ShareLinkWasRevoked, ShareLinkHasExpired."""
        if self.revoked_at is not None:
            raise refusals.ShareLinkWasRevoked
        if self.terms.expires_at is not None and now >= self.terms.expires_at:
            raise refusals.ShareLinkHasExpired

    def demand_revision(self, expected: int | None) -> None:
        """None takes any. Raises Stale."""
        if expected not in (None, self.revision):
            raise Stale(self.row().wire())

    def revise(self, terms: ShareTerms, now: datetime) -> None:
        """The same terms once more are no change. Raises ShareLinkIsOver, InvalidField."""
        if self.revoked_at is not None:
            raise refusals.ShareLinkIsOver
        if terms == self.terms:
            return
        if terms.expires_at != self.terms.expires_at:
            terms.demand_future_end(now)
        self.terms = terms
        self.revision += 1
        self.facts.append(ShareLinkUpdated(project_id=self.target.project_id, link=self.row()))

    def revoke(self, now: datetime) -> None:
        """Once more it is no change."""
        if self.revoked_at is None:
            self.revoked_at = now
            self.revision += 1
            self.facts.append(ShareLinkRevoked(project_id=self.target.project_id, link=self.row()))

    def row(self) -> ShareLinkRow:
        told: dict[str, Any] = vars(self.target) | {"label": self.terms.label, "expires_at": self.terms.expires_at}
        return ShareLinkRow(
            id=self.id,
            **told,
            rights=tuple(right for right in ShareRight if right in self.terms.rights),
            has_password=bool(self.terms.password_hash),
            created_by=self.created_by,
            created_at=self.created_at,
            revoked_at=self.revoked_at,
            revision=self.revision,
        )


def password_text(value: str) -> str:
    """8–128 characters, whatever they are. Raises InvalidField."""
    if len(value) < SHORTEST_PASSWORD:
        raise InvalidField("/password", "text.too_short", shortest=SHORTEST_PASSWORD)
    if len(value) > LONGEST_PASSWORD:
        raise InvalidField("/password", "text.too_long", longest=LONGEST_PASSWORD)
    return value
