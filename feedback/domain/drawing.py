"""What somebody draws on the picture: vectors in coordinates of the frame, so that they fit every size (adr/0031)."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from feedback.contracts import ShapeKind

MOST_SHAPES = 50
MOST_POINTS = 1000
MOST_POINTS_TOGETHER = 5000
WIDEST = 0.1
LONGEST_LABEL = 200
USUAL_COLOUR = "#ff3b30"
USUAL_WIDTH = 0.004
# A hundred thousandth of the frame is a tenth of a pixel on the largest screen.
_PLACES = 5
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
_K = ShapeKind
_COUNTS = {_K.POINT: (1, 1), _K.PATH: (1, MOST_POINTS), _K.TEXT: (1, 1)}
_TWO = (2, 2)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """`points` are (x, y) in 0–1 of the frame as displayed, x to the right, y down; a line's, arrow's, rectangle's and
    ellipse's are two opposite ends. `width` in parts of the frame's height. InvalidField with a pointer into itself."""

    kind: ShapeKind
    points: tuple[Point, ...]
    colour: str = USUAL_COLOUR
    width: float = USUAL_WIDTH
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse what lies outside the frame or is none of the shapes."""
        fewest, most = _COUNTS.get(self.kind, _TWO)
        _ensure_count(len(self.points), fewest, most)
        clean = object.__setattr__
        clean(self, "points", tuple(_point(each, place) for place, each in enumerate(self.points)))
        clean(self, "colour", self.colour.lower())
        if not _COLOUR.fullmatch(self.colour):
            raise InvalidField("/colour", "colour.invalid")
        if not 0 < self.width <= WIDEST:
            raise InvalidField("/width", "drawing.width", most=str(WIDEST))
        clean(self, "width", round(float(self.width), _PLACES) or 10**-_PLACES)
        clean(self, "text", _label(self.kind, self.text))

    def wire(self) -> dict[str, Any]:
        """The shape as clients get it, and as it is kept."""
        row = {
            "kind": self.kind.value,
            "points": [list(point) for point in self.points],
            "colour": self.colour,
            "width": self.width,
        }
        return row | {"text": self.text} if self.kind is ShapeKind.TEXT else row


def drawn(given: Iterable[Mapping[str, Any]]) -> tuple[Shape, ...]:
    """A drawing, in the order of painting; InvalidField with a pointer below `/drawing`."""
    parts = list(given)
    if len(parts) > MOST_SHAPES:
        raise InvalidField("/drawing", "list.too_long", longest=MOST_SHAPES)
    shapes = tuple(_shape(part, place) for place, part in enumerate(parts))
    if sum(len(shape.points) for shape in shapes) > MOST_POINTS_TOGETHER:
        raise InvalidField("/drawing", "drawing.too_many_points", most=MOST_POINTS_TOGETHER)
    return shapes


def kept_drawing(kept: Iterable[Mapping[str, Any]]) -> tuple[Shape, ...]:
    """Read back."""
    return tuple(_made(part) for part in kept)


def _shape(part: Mapping[str, Any], place: int) -> Shape:
    try:
        return _made(part)
    except InvalidField as refusal:
        (fault,) = refusal.faults
        raise InvalidField(f"/drawing/{place}{fault.pointer}", fault.code, **dict(fault.params)) from refusal


def _made(part: Mapping[str, Any]) -> Shape:
    points = tuple((float(x), float(y)) for x, y in part["points"])
    return Shape(**{**part, "kind": ShapeKind(part["kind"]), "points": points})


def _ensure_count(count: int, fewest: int, most: int) -> None:
    if fewest == most != count:
        raise InvalidField("/points", "drawing.exact_points", count=most)
    if not fewest <= count <= most:
        raise InvalidField("/points", "drawing.other_points", least=fewest, most=most)


def _point(point: Point, place: int) -> Point:
    for axis, value in enumerate(point):
        if not (math.isfinite(value) and 0 <= value <= 1):
            raise InvalidField(f"/points/{place}/{axis}", "drawing.outside_the_frame")
    return round(point[0], _PLACES), round(point[1], _PLACES)


def _label(kind: ShapeKind, text: str) -> str:
    if kind is ShapeKind.TEXT:
        return plain_text(text, "/text", longest=LONGEST_LABEL, shortest=1)
    if text:
        raise InvalidField("/text", "drawing.text_on_a_shape")
    return ""
