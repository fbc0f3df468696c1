"""What a drawn chart is made of: shapes on sheets, in pixels from the upper left, the first ones below the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

Point = tuple[float, float]
# Of the size of a type: how far signs reach above and below the line that they stand on.
ASCENT, DESCENT = 0.88, 0.16


class TextWidths(Protocol):
    """How wide a text becomes in the product's typeface."""

    def width(self, text: str, size: float, *, is_bold: bool) -> float: ...

    def fitted(self, text: str, size: float, room: float, *, is_bold: bool) -> str:
        """In one line, shortened with an ellipsis where it does not fit; "" where not even that does."""


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, across: float, down: float = 0) -> "Box":
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: "Box") -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def common(self, other: "Box") -> "Box | None":
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Box(x, y, width, height) if width > 0 and height > 0 else None


@dataclass(frozen=True, slots=True)
class Rect:
    box: Box
    fill: str | None
    stroke: str | None = None
    stroke_width: float = 1
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[Point, ...]
    colour: str
    width: float = 1
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    fill: str
    stroke: str | None = None
    stroke_width: float = 1


@dataclass(frozen=True, slots=True)
class Text:
    """`cell`: the room that it was given; `box`: what it takes of it."""

    text: str
    x: float
    baseline: float
    size: float
    width: float
    cell: Box
    colour: str
    is_bold: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x, self.baseline - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)


Shape = Rect | Line | Polygon | Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """Nothing is nearer to its edges than `margin`."""

    width: float
    height: float
    margin: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """Puts texts into cells, so that none leaves its own."""

    widths: TextWidths

    def text(
        self,
        text: str,
        cell: Box,
        size: float,
        colour: str,
        *,
        is_bold: bool = False,
        align: Align = Align.LEFT,
    ) -> Iterable[Text]:
        """One, or none where no sign has room."""
        shown = self.widths.fitted(text, size, cell.width, is_bold=is_bold) if cell.width > 0 else ""
        if not shown:
            return ()
        width = self.widths.width(shown, size, is_bold=is_bold)
        baseline = cell.y + (cell.height + (ASCENT - DESCENT) * size) / 2
        x = cell.x + max(0.0, cell.width - width) * align.value
        return (Text(shown, x, baseline, size, width, cell, colour, is_bold),)

    def first_fitting(self, texts: Iterable[str], cell: Box, size: float, colour: str) -> Iterable[Text]:
        """The first that fits whole, in the middle; none where none does."""
        for text in texts:
            if self.widths.width(text, size, is_bold=False) <= cell.width:
                return self.text(text, cell, size, colour, align=Align.CENTRE)
        return ()
