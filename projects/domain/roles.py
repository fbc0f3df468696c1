"""Roles → capabilities: the one table that REST, sockets and tasks ask."""

from projects.contracts import Capability as C
from projects.contracts import Role

CAPABILITIES: dict[Role, frozenset[C]] = {
    Role.OWNER: frozenset(C),
    Role.ADMIN: frozenset(C) - {C.GOVERN},
    Role.EDITOR: frozenset({C.READ, C.COMMENT, C.UPDATE_OWN, C.CREATE, C.UPDATE}),
    Role.REVIEWER: frozenset({C.READ, C.COMMENT, C.UPDATE_OWN, C.APPROVE}),
    Role.VIEWER: frozenset({C.READ}),
}
_ORDER = tuple(Role)


def is_above(role: Role, other: Role) -> bool:
    """Whether `role` is stronger than `other`."""
    return _ORDER.index(role) < _ORDER.index(other)
