"""Pictures of others, made into frames: checked, cut to the film's aspect ratio, of a size that prints well."""

from io import BytesIO

from PIL import Image, ImageOps

from ai_planning.contracts import AspectRatio
from ai_planning.domain.drafts import Picture
from ai_planning.domain.generation_refusals import OutputRefused
from core.domain.pictures import MOST_PIXELS

KINDS = ("JPEG", "PNG", "WEBP")
LONG_EDGE, QUALITY = 1536, 88


def frame_of(data: bytes, aspect_ratio: AspectRatio) -> Picture:
    """A JPEG in which nothing of the file is left but its colours. Raises OutputRefused for what is no picture."""
    painted = _painted(data, aspect_ratio)
    if painted is None:
        raise OutputRefused
    return painted


def size_of(aspect_ratio: AspectRatio) -> tuple[int, int]:
    """Width and height in pixels, even ones."""
    ratio = aspect_ratio.ratio
    width, height = (LONG_EDGE, LONG_EDGE / ratio) if ratio >= 1 else (LONG_EDGE * ratio, LONG_EDGE)
    return round(width / 2) * 2, round(height / 2) * 2


def _painted(data: bytes, aspect_ratio: AspectRatio) -> Picture | None:
    size = size_of(aspect_ratio)
    try:
        with Image.open(BytesIO(data), formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("RGB", size)
            image.load()
            fitted = ImageOps.fit(image.convert("RGB"), size, Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    target = BytesIO()
    fitted.info.clear()
    fitted.save(target, "JPEG", quality=QUALITY, optimize=True)
    return Picture(target.getvalue(), "image/jpeg", *size)
