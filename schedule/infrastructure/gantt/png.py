"""A sheet as PNG, painted by Pillow; small ones twice as fine, for screens that show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw

from core.infrastructure.typeface import face
from schedule.domain.gantt_refusals import MOST_MEGAPIXELS, ChartTooLarge
from schedule.domain.gantt_shapes import Line, Point, Polygon, Rect, Shape, Sheet, Text

_FINE_PIXELS = 3_000_000
"""A sheet of fewer is painted twice as fine."""
_DASH, _SPACE = 4.0, 3.0


def png_of(sheet: Sheet) -> bytes:
    """Raises ChartTooLarge."""
    if sheet.width * sheet.height > MOST_MEGAPIXELS * 1_000_000:
        raise ChartTooLarge
    scale = 2 if sheet.width * sheet.height <= _FINE_PIXELS else 1
    image = Image.new("RGB", (round(sheet.width * scale), round(sheet.height * scale)), "white")
    _Painter(ImageDraw.Draw(image), scale).paint(sheet.shapes)
    target = BytesIO()
    image.save(target, "PNG", compress_level=9 if scale > 1 else 3)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Painter:
    draw: ImageDraw.ImageDraw
    scale: int

    def paint(self, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            if isinstance(shape, Text):
                self._text(shape)
            elif isinstance(shape, Rect):
                self._rect(shape)
            elif isinstance(shape, Line):
                self._line(shape)
            else:
                self._polygon(shape)

    def _text(self, text: Text) -> None:
        at = (text.x * self.scale, text.baseline * self.scale)
        font = face(round(text.size * self.scale), is_bold=text.is_bold)
        self.draw.text(at, text.text, text.colour, font, anchor="ls")

    def _rect(self, rect: Rect) -> None:
        box = rect.box
        corners = [self._pixel((box.x, box.y)), self._pixel((box.right, box.bottom))]
        (left, top), (right, bottom) = corners
        right, bottom = max(left, right - 1), max(top, bottom - 1)
        radius = min(round(rect.radius * self.scale), (right - left) // 2, (bottom - top) // 2)
        width = max(1, round(rect.stroke_width * self.scale)) if rect.stroke else 0
        self.draw.rounded_rectangle((left, top, right, bottom), radius, rect.fill, rect.stroke, width)

    def _line(self, line: Line) -> None:
        width = max(1, round(line.width * self.scale))
        for start, end in pairwise(line.points):
            pieces = _dashes(start, end) if line.is_dashed else [(start, end)]
            for first, last in pieces:
                self._stroke(first, last, line.colour, width)

    def _stroke(self, start: Point, end: Point, colour: str, width: int) -> None:
        """Lines only run across and down: as a bar of whole pixels, which is sharp and meets the next one's corner."""
        (x0, y0), (x1, y1) = sorted((self._pixel(start), self._pixel(end)))
        back = width // 2
        left, top, right, bottom = x0 - back, min(y0, y1) - back, x1 - back, max(y0, y1) - back
        self.draw.rectangle((left, top, right + width - 1, bottom + width - 1), colour)

    def _polygon(self, polygon: Polygon) -> None:
        points = [(x * self.scale, y * self.scale) for x, y in polygon.points]
        width = max(1, round(polygon.stroke_width * self.scale))
        self.draw.polygon(points, polygon.fill, polygon.stroke, width if polygon.stroke else 1)

    def _pixel(self, point: Point) -> tuple[int, int]:
        return round(point[0] * self.scale), round(point[1] * self.scale)


def _dashes(start: Point, end: Point) -> list[tuple[Point, Point]]:
    """Of a line down."""
    (x, y), until = start, end[1]
    dashes: list[tuple[Point, Point]] = []
    while y < until:
        dashes.append(((x, y), (x, min(until, y + _DASH))))
        y += _DASH + _SPACE
    return dashes
