"""A pinhole camera. World: x to the right, y away from the audience, z up, in metres; the subject stands at 0, 0, 0."""

import math
from collections.abc import Sequence

from ai_planning.infrastructure.built_in.drawing.geometry import Circle, Point

Place = tuple[float, float, float]
NEAR = 0.15


class Camera:
    """`scale` is the focal length in pixels; `centre` is where the optical axis meets the picture (a shifted lens)."""

    def __init__(
        self, place: Place, scale: float, centre: Point, *, turn: float = 0.0, tilt: float = 0.0, roll: float = 0.0
    ) -> None:
        self.place, self.scale, self.centre = place, scale, centre
        cos, sin = math.cos(turn), math.sin(turn)
        level, up = math.cos(tilt), math.sin(tilt)
        self._axes = (cos, -sin), (sin * level, cos * level, up), (-sin * up, -cos * up, level)
        self.heading = cos, sin
        self._rolled = math.cos(roll), math.sin(roll)

    def seen(self, place: Place) -> Place:
        """To the right of the axis, along it (its depth), above it."""
        x, y, z = place[0] - self.place[0], place[1] - self.place[1], place[2] - self.place[2]
        right, ahead, up = self._axes
        return (
            x * right[0] + y * right[1],
            x * ahead[0] + y * ahead[1] + z * ahead[2],
            x * up[0] + y * up[1] + z * up[2],
        )

    def depth(self, place: Place) -> float:
        return self.seen(place)[1]

    def spot(self, place: Place) -> Point:
        return self._flat(self.seen(place))

    def ball(self, place: Place, radius: float) -> Circle:
        seen = self.seen(place)
        x, y = self._flat(seen)
        return x, y, radius * self.scale / max(NEAR, seen[1])

    def outline(self, places: Sequence[Place]) -> list[Point]:
        """A flat shape, cut where it comes behind the camera."""
        seen = [self.seen(place) for place in places]
        if all(depth >= NEAR for _, depth, _ in seen):
            return [self._flat(each) for each in seen]
        cut: list[Place] = []
        for here, there in zip(seen, [*seen[1:], seen[0]], strict=True):
            if here[1] >= NEAR:
                cut.append(here)
            if (here[1] >= NEAR) != (there[1] >= NEAR):
                cut.append(_between(here, there))
        return [self._flat(each) for each in cut]

    def line(self, start: Place, end: Place) -> tuple[Point, Point] | None:
        here, there = self.seen(start), self.seen(end)
        if here[1] < NEAR and there[1] < NEAR:
            return None
        if here[1] < NEAR:
            here = _between(here, there)
        elif there[1] < NEAR:
            there = _between(there, here)
        return self._flat(here), self._flat(there)

    def _flat(self, seen: Place) -> Point:
        depth = max(NEAR, seen[1])
        x, y = self.scale * seen[0] / depth, -self.scale * seen[2] / depth
        cos, sin = self._rolled
        return self.centre[0] + x * cos - y * sin, self.centre[1] + x * sin + y * cos


def _between(here: Place, there: Place) -> Place:
    part = (NEAR - here[1]) / (there[1] - here[1])
    return here[0] + part * (there[0] - here[0]), NEAR, here[2] + part * (there[2] - here[2])
