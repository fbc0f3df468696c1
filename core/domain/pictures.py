"""Pictures that people send: what is taken, and why one is not."""

from typing import NamedTuple

from core.domain.errors import Unacceptable

MOST_PIXELS = 40_000_000
MEDIA_TYPE = "image/webp"


class PictureSize(NamedTuple):
    """In pixels."""

    width: int
    height: int


class PictureNotSupported(Unacceptable):
    """Of none of the kinds that are taken, whatever its name says."""

    code = "picture.not_supported"


class PictureUnreadable(Unacceptable):
    """Cut off or damaged."""

    code = "picture.unreadable"


class PictureTooDetailed(Unacceptable):
    code = "picture.too_many_pixels"

    def __init__(self) -> None:
        super().__init__(most=MOST_PIXELS // 1_000_000)


class PictureHoldsMore(Unacceptable):
    """A picture that is something else besides: an archive, a document, a script."""

    code = "picture.holds_more"
