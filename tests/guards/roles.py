"""Who asks, and what somebody gets who may not."""

from dataclasses import dataclass, field
from typing import Any

MEMBERS = ("owner", "admin", "editor", "reviewer", "viewer")
OUTSIDERS = ("unverified", "withdrawn", "stranger")
# By a link that lets them view, comment, by one of another video, and by one that was revoked.
GUESTS = ("guest view", "guest comment", "guest of another link", "revoked guest")
ROLES = ("anonymous", *OUTSIDERS, *MEMBERS, *GUESTS)
EVERYONE, SIGNED_IN, ANY_MEMBER = ROLES, ("stranger", *MEMBERS), MEMBERS
WRITERS, SPEAKERS = ("owner", "admin", "editor"), ("owner", "admin", "editor", "reviewer")


@dataclass(frozen=True)
class Row:
    """Who gets `status`; the others what `refusal` says, but for those that `instead` names.

    Open routes look at no token, so they refuse nobody.
    """

    allowed: tuple[str, ...]
    status: int
    body: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class GuestRow(Row):
    """A route of guests alone: it takes no member's token, and none of a link that was revoked."""


def shared(
    allowed: tuple[str, ...], status: int, body: dict[str, Any] | None = None, elsewhere: int | None = None
) -> GuestRow:
    """`elsewhere`: what who came by a link of another video gets."""
    others = {"guest of another link": elsewhere} if elsewhere else {}
    return GuestRow(allowed, status, body or {}, others)


def refusal(role: str, *, is_shared: bool = False) -> int:
    """A token that is missing or dead is 401, an address that nobody proved and a role without the right are 403.

    A guest's token is none where members go, and a member's is none where guests go.
    """
    if is_shared:
        return 403 if role in GUESTS and role != "revoked guest" else 401
    if role in GUESTS:
        return 401
    return {"anonymous": 401, "withdrawn": 401, "unverified": 403, "stranger": 404}.get(role, 403)
