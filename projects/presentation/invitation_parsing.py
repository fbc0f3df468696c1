"""What bodies say of whom to invite."""

from typing import Any

from core.presentation.language import spoken
from projects.application.issue_invitations import InvitePeople, Wanted
from projects.contracts import Role


def invitations_of(given: dict[str, Any]) -> InvitePeople:
    """`invitations`, and what goes for all of them, where it is said."""
    people = tuple(Wanted(each["email"], role_of(each)) for each in given["invitations"])
    return InvitePeople(people, spoken(), role_of(given), given.get("message", ""), given.get("expires_in_days"))


def role_of(given: dict[str, Any]) -> Role | None:
    return Role(given["role"]) if "role" in given else None
