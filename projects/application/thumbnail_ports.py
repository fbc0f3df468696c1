"""What the picture of a project needs from the outside."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from projects.domain.thumbnail import ThumbnailSize


class ThumbnailPainter(Protocol):
    """Makes small 16:9 pictures of an untrusted one."""

    def paint(self, content: bytes) -> Mapping[ThumbnailSize, bytes]:
        """WebP without metadata, upright, cut around the middle.

        Raises PictureNotSupported, PictureUnreadable, PictureTooDetailed, PictureHoldsMore.
        """


class Thumbnails(Protocol):
    def shown(self, project_id: UUID) -> str:
        """The version that the project has now, also in the trash; empty for none."""
