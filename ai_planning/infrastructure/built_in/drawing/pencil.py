"""A pencil: lines that are not quite straight, drawn twice, and hatching."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from ai_planning.infrastructure.built_in.drawing.geometry import Point, crossings, within

PAPER = 255
_FINE = 2
_REACH = 46.0


class Pencil:
    """Draws on a sheet of `width` by `height` in grey: 0 is the darkest lead, 255 the paper. Places in pixels."""

    def __init__(self, width: int, height: int, chance: Random, *, softness: float = 0.0) -> None:
        """`softness` (0 to 1) lightens every line: what lies far out of focus."""
        self.width, self.height, self.softness = width, height, softness
        self._chance = chance
        self._image = Image.new("L", (width * _FINE, height * _FINE), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def sheet(self) -> Image.Image:
        return self._image.reduce(_FINE)

    def line(self, start: Point, end: Point, *, grey: int = 80, width: float = 1.4, passes: int = 1) -> None:
        seen = within(start, end, self.width, self.height)
        if seen is None:
            return
        for _ in range(passes):
            self._draw.line(self._by_hand(*seen), fill=self._lead(grey), width=max(1, round(width * _FINE)))

    def stroke(
        self, points: Sequence[Point], *, grey: int = 80, width: float = 1.4, passes: int = 1, is_closed: bool = False
    ) -> None:
        ends = [*points[1:], points[0]] if is_closed else points[1:]
        for start, end in zip(points, ends, strict=False):
            self.line(start, end, grey=grey, width=width, passes=passes)

    def curve(self, points: Sequence[Point], *, grey: int = 80, width: float = 1.4, is_closed: bool = False) -> None:
        """Through points that lie close: drawn as they are, in one go."""
        line = [(x * _FINE, y * _FINE) for x, y in points]
        if is_closed:
            line.append(line[0])
        self._draw.line(line, fill=self._lead(grey), width=max(1, round(width * _FINE)), joint="curve")

    def fill(self, points: Sequence[Point], tone: int = PAPER) -> None:
        if len(points) > 2:
            self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=self._lead(tone))

    def shape(self, points: Sequence[Point], *, tone: int = PAPER, grey: int = 80, width: float = 1.4) -> None:
        """A closed shape that hides what is behind it, its outline gone over twice."""
        if len(points) < 3:
            return
        self.fill(points, tone)
        self.curve(points, grey=grey, width=width, is_closed=True)
        near = 0.8 + width * 0.25
        loose = [(x + self._chance.uniform(-near, near), y + self._chance.uniform(-near, near)) for x, y in points]
        self.curve(loose, grey=min(225, grey + 60), width=max(0.5, width * 0.5), is_closed=True)

    def hatch(
        self, points: Sequence[Point], *, angle: float = -0.9, gap: float = 5, grey: int = 150, width: float = 0.8
    ) -> None:
        """Hatches a convex shape."""
        if len(points) < 3:
            return
        for start, end in crossings(points, angle + self._chance.uniform(-0.05, 0.05), gap):
            (x, y), (to_x, to_y) = start, end
            short = self._chance.uniform(0.0, 0.12)
            self.line((x + short * (to_x - x), y + short * (to_y - y)), end, grey=grey, width=width)

    def _by_hand(self, start: Point, end: Point) -> list[Point]:
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        length = math.hypot(dx, dy)
        steps = max(1, min(24, int(length / _REACH)))
        wobble = min(0.9, length / 60)
        points = []
        for step in range(steps + 1):
            off = self._chance.uniform(-wobble, wobble)
            at = step / steps
            points.append(
                ((x + dx * at - off * dy / (length or 1)) * _FINE, (y + dy * at + off * dx / (length or 1)) * _FINE)
            )
        return points

    def _lead(self, grey: int) -> int:
        return round(grey + (PAPER - grey) * self.softness)
