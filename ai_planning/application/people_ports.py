"""What plans need from the outside about people who leave."""

from collections.abc import Collection
from typing import Protocol
from uuid import UUID


class Members(Protocol):
    """Asks the projects context."""

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Shown names of those of `user_ids` who are members; one statement."""
        ...


class HeldPlans(Protocol):
    def naming(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        """Plans that are not in the trash and tell of the person, so that they may hold parts of them fast."""
