"""The profile's ports in memory."""

from uuid import UUID

from identity.domain.avatar import AvatarSize, PictureHoldsMore, PictureNotSupported, PictureUnreadable
from identity.domain.preferences import Preferences
from tests.identity.fakes import Memory


class FakePreferenceStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, user_id: UUID) -> Preferences | None:
        assert self._memory.working, "locks live in a unit of work"
        return self.read(user_id)

    def read(self, user_id: UUID) -> Preferences | None:
        account = self._memory.tables.accounts.get(user_id)
        if account is None or not account.is_active:
            return None
        return self._memory.tables.preferences.get(user_id, Preferences())

    def save(self, user_id: UUID, preferences: Preferences) -> None:
        self._memory.tables.preferences[user_id] = preferences


class FakePainter:
    """Takes what begins with a JPEG's first bytes."""

    def paint(self, content: bytes) -> dict[AvatarSize, bytes]:
        if b"<script" in content:
            raise PictureHoldsMore
        if not content.startswith(b"\xff\xd8"):
            raise PictureNotSupported
        if not content.endswith(b"\xff\xd9"):
            raise PictureUnreadable
        return {size: f"{size} pixels".encode() for size in AvatarSize}
