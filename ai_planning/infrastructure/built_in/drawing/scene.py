"""Things in space, drawn from the farthest to the nearest."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from random import Random
from typing import Concatenate, ParamSpec

from ai_planning.infrastructure.built_in.drawing.camera import Camera, Place
from ai_planning.infrastructure.built_in.drawing.geometry import around, hull
from ai_planning.infrastructure.built_in.drawing.pencil import PAPER, Pencil

Given = ParamSpec("Given")


class Scene:
    """Lines are lighter the farther away they are."""

    def __init__(self, camera: Camera, pencil: Pencil, chance: Random, reach: float, gloom: int = 0) -> None:
        """`reach`: how far away the subject is, in metres. `gloom`: how much darker than paper everything is."""
        self.camera, self.pencil, self.chance = camera, pencil, chance
        self._reach, self._gloom = reach, gloom
        pencil.fill([(0, 0), (pencil.width, 0), (pencil.width, pencil.height), (0, pencil.height)], PAPER - gloom)
        self._waiting: list[tuple[float, int, Callable[[], None]]] = []

    def later(self, depth: float, paint: Callable[[], None]) -> None:
        self._waiting.append((-depth, len(self._waiting), paint))

    def put(
        self, place: Place, paint: Callable[Concatenate["Scene", Given], None], *what: Given.args, **how: Given.kwargs
    ) -> None:
        """What stands at that place."""
        self.later(self.camera.depth(place), partial(paint, self, *what, **how))

    def draw(self) -> None:
        for _, _, paint in sorted(self._waiting, key=lambda each: each[:2]):
            paint()
        self._waiting.clear()

    def grey(self, depth: float, grey: int = 80) -> int:
        away = max(0.0, depth / self._reach - 1.0)
        return min(190, round(grey + 28 * away))

    def line(self, start: Place, end: Place, *, grey: int = 80, width: float = 1.1, passes: int = 1) -> None:
        seen = self.camera.line(start, end)
        if seen:
            depth = max(0.1, (self.camera.depth(start) + self.camera.depth(end)) / 2)
            self.pencil.line(*seen, grey=self.grey(depth, grey), width=width, passes=passes)

    def flat(
        self, places: Sequence[Place], *, tone: int = 255, grey: int = 80, width: float = 1.1, hatch: float = 0.0,
        angle: float = -0.9
    ) -> None:  # fmt: skip
        """A flat convex shape; `hatch` is the gap of its hatching in pixels, none at 0."""
        outline = self.camera.outline(places)
        if len(outline) < 3:
            return
        self.pencil.fill(outline, tone - self._gloom)
        depth = sum(max(0.1, self.camera.depth(place)) for place in places) / len(places)
        lead = self.grey(depth, grey)
        if hatch:
            self.pencil.hatch(outline, angle=angle, gap=hatch, grey=min(225, lead + 60), width=0.8)
        if grey < 255:
            self.pencil.stroke(outline, grey=lead, width=width, is_closed=True)

    def box(
        self, low: Place, high: Place, *, tone: int = 252, grey: int = 80, width: float = 1.1, hatch: float = 7.0
    ) -> None:
        """Only the sides the camera sees; those to the right of it in shade."""
        (x, y, z), (to_x, to_y, to_z) = low, high
        at = self.camera.place
        sides: list[tuple[list[Place], int, float]] = []
        if at[1] < y or at[1] > to_y:
            near = y if at[1] < y else to_y
            sides.append(([(x, near, z), (to_x, near, z), (to_x, near, to_z), (x, near, to_z)], tone, 0.0))
        if at[0] < x or at[0] > to_x:
            near = x if at[0] < x else to_x
            sides.append(([(near, y, z), (near, to_y, z), (near, to_y, to_z), (near, y, to_z)], tone - 16, hatch))
        if at[2] > to_z or at[2] < z:
            near = to_z if at[2] > to_z else z
            sides.append(([(x, y, near), (to_x, y, near), (to_x, to_y, near), (x, to_y, near)], tone, 0.0))
        for places, shade, gap in sides:
            self.flat(places, tone=shade, grey=grey, width=width, hatch=gap)

    def turned(
        self, place: Place, profile: Sequence[tuple[float, float]], *, tone: int = 252, grey: int = 70,
        width: float = 1.4, hatch: float = 6.0
    ) -> None:  # fmt: skip
        """What a lathe makes: `profile` is radius and height from the bottom up."""
        x, y, z = place
        rings = [[self.camera.spot((x + r * cos, y + r * sin, z + up)) for cos, sin in _RING] for r, up in profile]
        for lower, upper in pairwise(rings):
            self.pencil.fill(hull([*lower, *upper]), tone - self._gloom)
        for lower, upper in pairwise(rings):
            shade = hull([spot for ring in (lower, upper) for spot in (ring[0], ring[1], ring[2], ring[22], ring[23])])
            self.pencil.hatch(shade, angle=1.45, gap=hatch, grey=160)
            for pick in (min, max):
                self.pencil.line(pick(lower), pick(upper), grey=grey, width=width, passes=2)
        for ring in (rings[0], rings[-1]):
            self.pencil.curve(ring, grey=grey, width=width, is_closed=True)

    def clump(self, balls: Sequence[tuple[Place, float]], *, tone: int = 246, grey: int = 110) -> None:
        """Leaves, bushes, clouds: balls with a loose edge."""
        for place, radius in balls:
            x, y, r = self.camera.ball(place, radius)
            turn = self.chance.uniform(0, math.tau)
            spots = [
                (x + r * (1 + self.chance.uniform(-0.09, 0.09)) * math.cos(turn + math.tau * at / 18),
                 y + r * (1 + self.chance.uniform(-0.09, 0.09)) * math.sin(turn + math.tau * at / 18))
                for at in range(18)
            ]  # fmt: skip
            lead = self.grey(self.camera.depth(place), grey)
            self.pencil.fill(spots, tone - self._gloom)
            self.pencil.curve(spots, grey=lead, width=1.1, is_closed=True)
            self.pencil.hatch(
                around([(x + r * 0.25, y + r * 0.25, r * 0.55)]), gap=max(3.5, r / 7), grey=min(225, lead + 50)
            )


_RING = tuple((math.cos(math.tau * at / 24), math.sin(math.tau * at / 24)) for at in range(24))
