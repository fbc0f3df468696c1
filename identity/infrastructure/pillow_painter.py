"""AvatarPainter over the kernel's pictures."""

from collections.abc import Mapping

from core.domain import pictures as refused
from core.domain.errors import Unacceptable
from core.domain.pictures import PictureSize
from core.infrastructure.pictures import paint
from identity.domain.avatar import (
    AvatarSize,
    PictureHoldsMore,
    PictureNotSupported,
    PictureTooDetailed,
    PictureUnreadable,
)

KINDS = ("JPEG", "PNG", "WEBP", "GIF")
# What is wrong with a person's picture has had names of its own since there were no others.
_NAMES: dict[type[Unacceptable], type[Unacceptable]] = {
    refused.PictureNotSupported: PictureNotSupported,
    refused.PictureUnreadable: PictureUnreadable,
    refused.PictureTooDetailed: PictureTooDetailed,
    refused.PictureHoldsMore: PictureHoldsMore,
}


class PillowPainter:
    def paint(self, content: bytes) -> Mapping[AvatarSize, bytes]:
        sizes = {size: PictureSize(size, size) for size in AvatarSize}
        try:
            painted = paint(content, KINDS, sizes.values())
        except Unacceptable as error:
            raise _NAMES[type(error)] from error
        return {size: painted[square] for size, square in sizes.items()}
