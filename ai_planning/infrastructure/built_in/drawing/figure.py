"""People, built of balls and what spans them, as one builds them on paper."""

import math
from dataclasses import dataclass

from ai_planning.infrastructure.built_in.drawing.camera import Camera, Place
from ai_planning.infrastructure.built_in.drawing.geometry import Point, around
from ai_planning.infrastructure.built_in.drawing.look import Look
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil
from ai_planning.infrastructure.built_in.drawing.poses import BODIES, Limbs
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose


@dataclass(frozen=True)
class Ball:
    place: Place
    radius: float


class Figure:
    """Stands at `place`; `facing` as in View: 0 looks into the camera."""

    def __init__(self, camera: Camera, look: Look, pose: Pose, place: Place, facing: float) -> None:
        self.camera, self.look, self.body, self.pose = camera, look, BODIES[pose], pose
        self._place, self._size = place, look.height
        right, ahead = camera.heading
        cos, sin = math.cos(facing), math.sin(facing)
        # What lies ahead of the figure, and to the side that is the picture's right when it looks into the camera.
        self.ahead = -ahead * cos + right * sin, -right * cos - ahead * sin
        self._side = right * cos + ahead * sin, -ahead * cos + right * sin

    def at(self, x: float, y: float, z: float) -> Place:
        x, y, z = x * self._size, y * self._size, z * self._size
        return (
            self._place[0] + x * self._side[0] + y * self.ahead[0],
            self._place[1] + x * self._side[1] + y * self.ahead[1],
            self._place[2] + z,
        )

    def trunk(self, x: float, y: float, z: float) -> Place:
        """Of what moves with the hips and the shoulders."""
        lean = self.body.lean * max(0.0, (z - 0.9) / 0.5)
        return self.at(x, y + lean, z - self.body.drop)

    def spot(self, x: float, y: float, z: float) -> Point:
        return self.camera.spot(self.trunk(x, y, z))

    @property
    def metre(self) -> float:
        """In pixels, at the chest."""
        return self.camera.scale / max(0.3, self.camera.depth(self.trunk(0, 0, 1.3))) * self._size

    @property
    def is_seen_from_front(self) -> bool:
        return self.toward(0, 1, 0) > -0.25

    def toward(self, x: float, y: float, z: float) -> float:
        """How much a direction of the figure's points to the camera: 1 straight at it, -1 away."""
        here, there = self.trunk(0, 0, 1.6), self.trunk(x, y, 1.6 + z)
        at = self.camera.place
        to_camera = at[0] - here[0], at[1] - here[1], at[2] - here[2]
        way = there[0] - here[0], there[1] - here[1], there[2] - here[2]
        length = math.hypot(*to_camera) * math.hypot(*way)
        return sum(a * b for a, b in zip(to_camera, way, strict=True)) / (length or 1)


@dataclass(frozen=True)
class Part:
    """A stretch of the body between balls."""

    balls: tuple[Ball, ...]
    tone: int
    shade: int
    seams: tuple[tuple[Place, ...], ...] = ()
    nearer: float = 0.0

    def depth(self, camera: Camera) -> float:
        return sum(camera.depth(ball.place) for ball in self.balls) / len(self.balls) - self.nearer

    def paint(self, pencil: Pencil, figure: Figure) -> None:
        outline = around(figure.camera.ball(ball.place, ball.radius) for ball in self.balls)
        size = figure.metre
        grey = 38 if size > 60 else 60
        pencil.shape(outline, tone=self.tone, grey=grey, width=min(3.2, max(0.6, size / 160)))
        if size > 50:
            gap = min(13.0, max(3.2, size / 55))
            pencil.hatch(outline, angle=-0.85, gap=gap, grey=self.shade, width=min(1.4, max(0.6, size / 500)))
        for seam in self.seams:
            pencil.stroke([figure.camera.spot(place) for place in seam], grey=90, width=min(2.0, max(0.7, size / 300)))


def parts(figure: Figure) -> list[Part]:
    look, body = figure.look, figure.body
    has_skirt = look.has_skirt and not body.drop
    pieces = [_trunk(figure), _neck(figure)]
    for side, limbs in ((1, body.left), (-1, body.right)):
        pieces += [*_arm(figure, side, limbs), *_leg(figure, side, limbs)[has_skirt:]]
    if has_skirt:
        pieces.append(_skirt(figure))
    if figure.pose is Pose.HOLDING:
        pieces.append(_held(figure))
    return sorted(pieces, key=lambda part: -part.depth(figure.camera))


def shadow(pencil: Pencil, figure: Figure) -> None:
    wide = 0.55 if figure.body.drop else 0.38
    turns = [math.tau * at / 16 for at in range(16)]
    ring = [figure.at(wide * math.cos(turn) + 0.18, 0.75 * wide * math.sin(turn), 0.0) for turn in turns]
    outline = figure.camera.outline(ring)
    pencil.hatch(outline, angle=0.12, gap=max(2.2, figure.metre / 45), grey=125, width=1.0)


def _trunk(figure: Figure) -> Part:
    at, size = figure.trunk, figure.look.height
    hips = 0.1 if figure.look.has_long_hair else 0.09
    balls = [Ball(at(s * x, y, z), r * size) for s in (1, -1) for x, y, z, r in (
        (0.045, -0.015, 1.435, 0.03), (0.15, -0.005, 1.375, 0.055), (0.1, 0.02, 1.27, 0.1), (0.07, 0.005, 1.08, 0.085),
        (hips, 0.0, 0.93, 0.085),
    )]  # fmt: skip
    collar = tuple(
        at(x, y, z)
        for x, y, z in (
            (-0.06, 0.045, 1.44),
            (-0.03, 0.085, 1.38),
            (0, 0.105, 1.345),
            (0.03, 0.085, 1.38),
            (0.06, 0.045, 1.44),
        )
    )
    front = tuple(at(0, 0.1, 1.345 - 0.1 * step) for step in range(5))
    seams = (collar, front) if figure.toward(0, 1, 0) > 0.2 else ()
    return Part(tuple(balls), figure.look.top, figure.look.top - 55, seams, nearer=0.14)


def _neck(figure: Figure) -> Part:
    at, size = figure.trunk, figure.look.height
    balls = Ball(at(0, 0.0, 1.5), 0.048 * size), Ball(at(0, -0.01, 1.41), 0.056 * size)
    return Part(balls, 250, 175)


def _arm(figure: Figure, side: int, limbs: Limbs) -> list[Part]:
    size, top = figure.look.height, figure.look.top
    shoulder = figure.trunk(side * 0.172, 0, 1.372)
    elbow, wrist = (_joint(figure, side, joint) for joint in (limbs.elbow, limbs.wrist))
    palm, tips = _on(elbow, wrist, 0.3), _on(elbow, wrist, 0.62)
    thumb = _on(elbow, wrist, 0.42)
    inwards = figure.at(-side * 0.04, 0.03, 0)
    thumb = thumb[0] + inwards[0] - figure.at(0, 0, 0)[0], thumb[1] + inwards[1] - figure.at(0, 0, 0)[1], thumb[2]
    return [
        Part((Ball(shoulder, 0.057 * size), Ball(elbow, 0.044 * size)), top, top - 60),
        Part((Ball(elbow, 0.043 * size), Ball(wrist, 0.03 * size)), top, top - 60, nearer=0.02),
        Part((Ball(palm, 0.024 * size), Ball(thumb, 0.012 * size)), 250, 200, nearer=0.02),
        Part((Ball(wrist, 0.024 * size), Ball(palm, 0.034 * size), Ball(tips, 0.018 * size)), 250, 200, nearer=0.03),
    ]


def _leg(figure: Figure, side: int, limbs: Limbs) -> list[Part]:
    size, legs = figure.look.height, figure.look.legs
    hip = figure.trunk(side * 0.095, 0, 0.92)
    knee, ankle = (figure.at(side * x, y, z) for x, y, z in (limbs.knee, limbs.ankle))
    x, y, z = limbs.ankle
    toe = figure.at(side * (x + 0.02), y + 0.17, max(0.03, z - 0.05))
    return [
        Part((Ball(hip, 0.09 * size), Ball(knee, 0.06 * size)), legs, legs - 60),
        Part((Ball(knee, 0.058 * size), Ball(ankle, 0.04 * size)), legs, legs - 60),
        Part((Ball(figure.at(side * x, y - 0.03, z - 0.03), 0.042 * size), Ball(toe, 0.03 * size)), 110, 70),
    ]


def _skirt(figure: Figure) -> Part:
    size = figure.look.height
    balls = [Ball(figure.at(s * x, y, z), r * size) for s in (1, -1) for x, y, z, r in (
        (0.07, 0.0, 1.04, 0.08), (0.15, 0.1, 0.55, 0.05), (0.15, -0.1, 0.55, 0.05)
    )]  # fmt: skip
    return Part(tuple(balls), figure.look.legs + 20, figure.look.legs - 40, nearer=0.1)


def _held(figure: Figure) -> Part:
    balls = [Ball(figure.at(x, 0.4, z), 0.008) for x in (-0.075, 0.075) for z in (1.12, 1.26)]
    return Part(tuple(balls), 240, 190)


def _joint(figure: Figure, side: int, joint: Place) -> Place:
    x, y, z = joint
    # Arms of who sits are told where they are; all others' hang from the shoulders.
    lean = figure.body.lean * max(0.0, (z - 0.9) / 0.5)
    return figure.at(side * x, y + lean, z)


def _on(start: Place, end: Place, part: float) -> Place:
    x, y, z = (there + part * (there - here) for here, there in zip(start, end, strict=True))
    return x, y, z
