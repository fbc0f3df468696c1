"""AvatarPainter over Pillow. What comes out is painted anew: nothing of the file but its colours goes on."""

import re
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, ImageOps, UnidentifiedImageError

from core.application.refusals import Unavailable
from core.domain.errors import DomainError
from identity.domain.avatar import (
    MOST_PIXELS,
    AvatarSize,
    PictureHoldsMore,
    PictureNotSupported,
    PictureTooDetailed,
    PictureUnreadable,
)

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PATIENCE_SECONDS = 10.0
QUALITY = 82
# Where readers of other formats look for theirs; a photo's own metadata holds none of it.
_SCRIPT = re.compile(rb"<(?:script|html|!doctype|\?php|svg[\s>/])", re.IGNORECASE)
_ARCHIVE_TAIL, _DOCUMENT_HEAD = 65_557, 1024


class PillowPainter:
    """Paints one picture at a time: forty million pixels take 300 MB."""

    def __init__(self) -> None:
        self._turn = BoundedSemaphore()

    def paint(self, content: bytes) -> Mapping[AvatarSize, bytes]:
        if not self._turn.acquire(timeout=PATIENCE_SECONDS):
            raise Unavailable
        try:
            return _painted(content)
        except DomainError:
            raise
        except UnidentifiedImageError as error:
            raise PictureNotSupported from error
        except Image.DecompressionBombError as error:
            raise PictureTooDetailed from error
        except Exception as error:
            raise PictureUnreadable from error
        finally:
            self._turn.release()


def _painted(content: bytes) -> Mapping[AvatarSize, bytes]:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise PictureTooDetailed
        if _holds_more(content):
            raise PictureHoldsMore
        # A JPEG is decoded at a fraction of its size where that is enough.
        image.draft("RGB", (AvatarSize.LARGE * 2, AvatarSize.LARGE * 2))
        image.load()
        upright = _coloured(_turned(image))
    large = ImageOps.fit(upright, (AvatarSize.LARGE, AvatarSize.LARGE), Image.Resampling.LANCZOS)
    small = large.resize((AvatarSize.SMALL, AvatarSize.SMALL), Image.Resampling.LANCZOS)
    return {AvatarSize.SMALL: _encoded(small), AvatarSize.LARGE: _encoded(large)}


def _turned(image: Image.Image) -> Image.Image:
    """As its EXIF says; one whose EXIF is broken counts as upright."""
    with suppress(Exception):
        return ImageOps.exif_transpose(image)
    return image


def _coloured(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _encoded(image: Image.Image) -> bytes:
    image.info.clear()
    target = BytesIO()
    image.save(target, "WEBP", quality=QUALITY)
    return target.getvalue()


def _holds_more(content: bytes) -> bool:
    is_archive = b"PK\x05\x06" in content[-_ARCHIVE_TAIL:] or b"Rar!\x1a\x07" in content
    return is_archive or b"%PDF-" in content[:_DOCUMENT_HEAD] or _SCRIPT.search(content) is not None
