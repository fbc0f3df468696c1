"""A sheet as SVG: one file that asks for nothing else, its texts as wide as they were measured in whatever face."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from core.infrastructure.typeface import shown
from schedule.domain.gantt_shapes import Line, Point, Polygon, Rect, Shape, Sheet, Text

_ANY = "'Noto Sans KR','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif"
_OURS = "Noto Sans CJK KR"


def svg_of(sheet: Sheet, title: str) -> str:
    return _document(sheet, title, _ANY, _Pen(1, is_pinned=True))


def svg_in_our_face(sheet: Sheet, title: str, scale: float) -> str:
    """For paper: each measure is written as large as it comes out there, by which readers of PDF tell words apart."""
    return _document(sheet, title, _OURS, _Pen(scale, is_pinned=False))


def _document(sheet: Sheet, title: str, face: str, pen: "_Pen") -> str:
    width, height = pen.number(sheet.width), pen.number(sheet.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{escape(face)}"><title>{escape(shown(title))}</title>'
    )
    return head + "".join(pen.drawn(sheet.shapes)) + "</svg>\n"


@dataclass(frozen=True, slots=True)
class _Pen:
    """`is_pinned`: each text is set as wide as it was measured, which our own face makes it anyway."""

    scale: float
    is_pinned: bool

    def drawn(self, shapes: Iterable[Shape]) -> Iterator[str]:
        for shape in shapes:
            if isinstance(shape, Text):
                yield self._text(shape)
            elif isinstance(shape, Rect):
                yield self._rect(shape)
            elif isinstance(shape, Line):
                yield self._line(shape)
            else:
                yield self._polygon(shape)

    def number(self, value: float) -> str:
        return f"{value * self.scale:.2f}".rstrip("0").rstrip(".")

    def _rect(self, rect: Rect) -> str:
        sides = {"x": rect.box.x, "y": rect.box.y, "width": rect.box.width, "height": rect.box.height}
        at = " ".join(f'{name}="{self.number(value)}"' for name, value in sides.items())
        corners = f' rx="{self.number(rect.radius)}"' if rect.radius else ""
        return f'<rect {at} fill="{rect.fill or "none"}"{corners}{self._stroke(rect.stroke, rect.stroke_width)}/>'

    def _line(self, line: Line) -> str:
        dash = f' stroke-dasharray="{self.number(4)} {self.number(3)}"' if line.is_dashed else ""
        stroke = self._stroke(line.colour, line.width)
        return f'<polyline points="{self._points(line.points)}" fill="none"{stroke}{dash}/>'

    def _polygon(self, polygon: Polygon) -> str:
        stroke = self._stroke(polygon.stroke, polygon.stroke_width)
        return f'<polygon points="{self._points(polygon.points)}" fill="{polygon.fill}"{stroke}/>'

    def _text(self, text: Text) -> str:
        weight = ' font-weight="700"' if text.is_bold else ""
        length = f' textLength="{self.number(text.width)}" lengthAdjust="spacingAndGlyphs"' if self.is_pinned else ""
        at = f'x="{self.number(text.x)}" y="{self.number(text.baseline)}" font-size="{self.number(text.size)}"'
        return f'<text {at}{weight}{length} fill="{text.colour}">{escape(text.text)}</text>'

    def _stroke(self, colour: str | None, width: float) -> str:
        return f' stroke="{colour}" stroke-width="{self.number(width)}"' if colour else ""

    def _points(self, points: Iterable[Point]) -> str:
        return " ".join(f"{self.number(x)},{self.number(y)}" for x, y in points)
