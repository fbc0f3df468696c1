"""Who does it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """An authenticated person. `client_id` names the caller's tab, so that it can drop the echo of its own write."""

    user_id: UUID
    name: str
    session_id: UUID | None = None
    client_id: str = ""


SYSTEM = Actor(user_id=UUID(int=0), name="VideoPlanet")
