"""Members of a project, and who may become one, get another role or go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from projects.contracts import Role
from projects.domain.refusals import (
    AlreadyMember,
    MemberNotFound,
    OwnerStays,
    ProjectIsFull,
    RoleAboveOwn,
    RoleNotAssignable,
)
from projects.domain.roles import ROLES

MOST_MEMBERS = 50


@dataclass(frozen=True)
class Member:
    """A person in a project, under the name that is shown."""

    user_id: UUID
    name: str
    role: Role
    joined_at: datetime


Members = Mapping[UUID, Member]


def ensure_joins(members: Members, user_id: UUID, role: Role, by: Role) -> None:
    """Raises AlreadyMember, ProjectIsFull, RoleAboveOwn, RoleNotAssignable."""
    ensure_assignable(role, by)
    if user_id in members:
        raise AlreadyMember
    if len(members) >= MOST_MEMBERS:
        raise ProjectIsFull(most=MOST_MEMBERS)


def ensure_assignable(role: Role, by: Role) -> None:
    """Nobody gives a role above their own, and nobody makes an owner: ownership is offered and accepted."""
    if role is Role.OWNER:
        raise RoleNotAssignable
    if ROLES.is_above(role, by):
        raise RoleAboveOwn


def replaceable(members: Members, user_id: UUID) -> Member:
    """Anyone but the owner. Raises MemberNotFound, OwnerStays."""
    member = members.get(user_id)
    if member is None:
        raise MemberNotFound
    if member.role is Role.OWNER:
        raise OwnerStays
    return member
