"""What marking needs from the outside."""

from typing import Protocol
from uuid import UUID


class Marks(Protocol):
    """Of one member, for nobody else."""

    def favour(self, user_id: UUID, project_id: UUID, is_favourite: bool) -> None:
        """Repeating it is no change."""

    def read_to(self, user_id: UUID, project_id: UUID, seq: int) -> None:
        """Up to this number on the project's stream; never back, and no further than the stream has come."""
