"""Roles → capabilities: the one table that REST, sockets and tasks ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from projects.contracts import Capability as C
from projects.contracts import Role


@dataclass(frozen=True)
class RoleTable:
    """What each role may do. Every role has a row, whoever may anything may read, and the first role may all."""

    granted: Mapping[Role, frozenset[C]]

    def __post_init__(self) -> None:
        if set(self.granted) != set(Role):
            raise ValueError("every role has a row")
        if not all(C.READ in row for row in self.granted.values()):
            raise ValueError("every member reads")
        if self.granted[Role.OWNER] != frozenset(C):
            raise ValueError("the owner may all")

    def of(self, role: Role) -> frozenset[C]:
        return self.granted[role]

    def allows(self, role: Role, capability: C) -> bool:
        return capability in self.granted[role]

    def listed(self, role: Role) -> list[C]:
        """In the order of the capabilities, as answers show them."""
        return [capability for capability in C if capability in self.granted[role]]

    def is_above(self, role: Role, other: Role) -> bool:
        """Whether `role` is stronger than `other`."""
        order = tuple(Role)
        return order.index(role) < order.index(other)


ROLES = RoleTable(
    {
        Role.OWNER: frozenset(C),
        Role.ADMIN: frozenset(C) - {C.GOVERN},
        Role.EDITOR: frozenset({C.READ, C.COMMENT, C.UPDATE_OWN, C.CREATE, C.UPDATE}),
        Role.REVIEWER: frozenset({C.READ, C.COMMENT, C.UPDATE_OWN, C.APPROVE}),
        Role.VIEWER: frozenset({C.READ}),
    }
)
