"""Untrusted pictures, by Pillow. What comes out is painted anew: nothing of the file but its colours goes on."""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, ImageOps, UnidentifiedImageError

from core.application.refusals import Unavailable
from core.domain.errors import DomainError
from core.domain.pictures import (
    MOST_PIXELS,
    PictureHoldsMore,
    PictureNotSupported,
    PictureSize,
    PictureTooDetailed,
    PictureUnreadable,
)

PATIENCE_SECONDS = 10.0
QUALITY = 82
# Where readers of other formats look for theirs; a photo's own metadata holds none of it.
_SCRIPT = re.compile(rb"<(?:script|html|!doctype|\?php|svg[\s>/])", re.IGNORECASE)
_ARCHIVE_TAIL, _DOCUMENT_HEAD = 65_557, 1024
# A process paints one picture at a time: forty million pixels take 300 MB.
_turn = BoundedSemaphore()


def paint(content: bytes, kinds: Collection[str], sizes: Collection[PictureSize]) -> Mapping[PictureSize, bytes]:
    """WebP without metadata, upright, cut around the middle; `kinds` are those taken, by Pillow's names.

    Raises PictureNotSupported, PictureUnreadable, PictureTooDetailed, PictureHoldsMore, and Unavailable where many
    paint.
    """
    if not _turn.acquire(timeout=PATIENCE_SECONDS):
        raise Unavailable
    try:
        return _painted(content, tuple(kinds), sizes)
    except DomainError:
        raise
    except UnidentifiedImageError as error:
        raise PictureNotSupported from error
    except Image.DecompressionBombError as error:
        raise PictureTooDetailed from error
    except Exception as error:
        raise PictureUnreadable from error
    finally:
        _turn.release()


def _painted(content: bytes, kinds: tuple[str, ...], sizes: Collection[PictureSize]) -> Mapping[PictureSize, bytes]:
    largest = max(sizes)
    with Image.open(BytesIO(content), formats=kinds) as image:
        if image.width * image.height > MOST_PIXELS:
            raise PictureTooDetailed
        if _holds_more(content):
            raise PictureHoldsMore
        # A JPEG is decoded at a fraction of its size where that is enough, however it is to be turned.
        enough = max(largest) * 2
        image.draft("RGB", (enough, enough))
        image.load()
        upright = _coloured(_turned(image))
    large = ImageOps.fit(upright, largest, Image.Resampling.LANCZOS)
    return {size: _encoded(_at(size, large)) for size in sizes}


def _at(size: PictureSize, large: Image.Image) -> Image.Image:
    return large if size == large.size else ImageOps.fit(large, size, Image.Resampling.LANCZOS)


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
