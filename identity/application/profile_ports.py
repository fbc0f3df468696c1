"""What the profile needs from the outside."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from identity.domain.avatar import AvatarSize
from identity.domain.preferences import Preferences


class PreferenceStore(Protocol):
    """Of living accounts."""

    def get(self, user_id: UUID) -> Preferences | None:
        """Locked, to be changed and saved."""

    def read(self, user_id: UUID) -> Preferences | None: ...

    def save(self, user_id: UUID, preferences: Preferences) -> None: ...


class AvatarPainter(Protocol):
    """Makes small square pictures of an untrusted one."""

    def paint(self, content: bytes) -> Mapping[AvatarSize, bytes]:
        """WebP without metadata, upright, cut around the middle.

        Raises PictureNotSupported, PictureUnreadable, PictureTooDetailed, PictureHoldsMore.
        """
