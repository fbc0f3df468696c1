"""What the profile needs from the outside."""

from collections.abc import Mapping
from datetime import datetime
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


class PersonalData(Protocol):
    """What is kept of a person beside the account itself."""

    def erase(self, user_id: UUID) -> None:
        """Keys, note, preferences, identities at providers, proofs, devices and addresses; in the unit of work."""

    def is_news_pending(self, user_id: UUID) -> bool:
        """Whether somebody has not heard yet that the person is gone."""

    def note_erased(self, user_id: UUID, at: datetime) -> None:
        """Nothing shows the person any more."""

    def unerased(self, withdrawn_before: datetime) -> list[UUID]:
        """Who withdrew by then, and is perhaps shown somewhere still."""

    def rename_everywhere(self, user_id: UUID, name: str) -> None:
        """In the log of events, in deliveries and in kept answers; in transactions of its own, each bounded.

        Forgets once more from where the person did things: what was under way is noted by now.
        """
