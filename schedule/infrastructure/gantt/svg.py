"""A sheet as SVG: one file that asks for nothing else, its texts as wide as they were measured in whatever face."""

from collections.abc import Iterable, Iterator
from html import escape

from core.infrastructure.typeface import shown
from schedule.domain.gantt_shapes import Line, Point, Polygon, Rect, Shape, Sheet, Text

STACK = "'Noto Sans KR','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif"
OURS = "Noto Sans CJK KR"


def svg_of(sheet: Sheet, title: str, *, face: str = STACK, is_pinned: bool = True) -> str:
    """`is_pinned`: each text is set as wide as it was measured, which a face of our own is anyway."""
    width, height = _number(sheet.width), _number(sheet.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{escape(face)}"><title>{escape(shown(title))}</title>'
    )
    return head + "".join(_drawn(sheet.shapes, is_pinned=is_pinned)) + "</svg>\n"


def _drawn(shapes: Iterable[Shape], *, is_pinned: bool) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield _text(shape, is_pinned=is_pinned)
        elif isinstance(shape, Rect):
            yield _rect(shape)
        elif isinstance(shape, Line):
            dash = ' stroke-dasharray="4 3"' if shape.is_dashed else ""
            yield (
                f'<polyline points="{_points(shape.points)}" fill="none" stroke="{shape.colour}" '
                f'stroke-width="{_number(shape.width)}"{dash}/>'
            )
        else:
            yield _polygon(shape)


def _rect(rect: Rect) -> str:
    box = rect.box
    at = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    corners = f' rx="{_number(rect.radius)}"' if rect.radius else ""
    return f'<rect {at} fill="{rect.fill or "none"}"{corners}{_stroke(rect.stroke, rect.stroke_width)}/>'


def _polygon(polygon: Polygon) -> str:
    stroke = _stroke(polygon.stroke, polygon.stroke_width)
    return f'<polygon points="{_points(polygon.points)}" fill="{polygon.fill}"{stroke}/>'


def _text(text: Text, *, is_pinned: bool) -> str:
    weight = ' font-weight="700"' if text.is_bold else ""
    length = f' textLength="{_number(text.width)}" lengthAdjust="spacingAndGlyphs"' if is_pinned else ""
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.baseline)}" font-size="{_number(text.size)}"'
        f'{weight}{length} fill="{text.colour}">{escape(text.text)}</text>'
    )


def _stroke(colour: str | None, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{_number(width)}"' if colour else ""


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
