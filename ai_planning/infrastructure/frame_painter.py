"""FramePainter over the kernel's pictures."""

from ai_planning.contracts import AspectRatio
from ai_planning.domain.drafts import Picture
from core.domain.pictures import MEDIA_TYPE, PictureSize
from core.infrastructure.pictures import paint

KINDS = ("JPEG", "PNG", "WEBP")
PIXELS = 1280 * 720


class PillowFramePainter:
    """As many pixels whatever the aspect ratio."""

    def paint(self, content: bytes, ratio: AspectRatio) -> Picture:
        height = round((PIXELS / ratio.ratio) ** 0.5)
        size = PictureSize(round(height * ratio.ratio), height)
        return Picture(paint(content, KINDS, [size])[size], MEDIA_TYPE, size.width, size.height)
