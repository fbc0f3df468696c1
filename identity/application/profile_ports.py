"""What the profile needs from the outside."""

from typing import Protocol
from uuid import UUID

from identity.domain.preferences import Preferences


class PreferenceStore(Protocol):
    """Of living accounts."""

    def get(self, user_id: UUID) -> Preferences | None:
        """Locked, to be changed and saved."""

    def read(self, user_id: UUID) -> Preferences | None: ...

    def save(self, user_id: UUID, preferences: Preferences) -> None: ...
