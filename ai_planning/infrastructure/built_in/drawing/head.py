"""Heads: a skull, hair, a face where one is seen."""

import math
from collections.abc import Sequence

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.face import face, glasses, patch
from ai_planning.infrastructure.built_in.drawing.figure import Figure
from ai_planning.infrastructure.built_in.drawing.geometry import Point, around, hull
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil

_SKULL = (
    (0.0, 0.012, 1.645, 0.074), (0.0, -0.03, 1.638, 0.078), (0.03, 0.03, 1.575, 0.043), (-0.03, 0.03, 1.575, 0.043),
    (0.042, 0.02, 1.548, 0.026), (-0.042, 0.02, 1.548, 0.026), (0.01, 0.054, 1.513, 0.026),
    (-0.01, 0.054, 1.513, 0.026), (0.0, 0.02, 1.6, 0.074),
)  # fmt: skip
_LONG = ((0.03, -0.035, 1.655, 0.072), (0.062, -0.045, 1.5, 0.05), (0.075, -0.05, 1.38, 0.032))
_BEFORE_HAIR = 0.4
_MIDDLE = (0.0, -0.005, 1.64)
_HAIR = (0.084, 0.105, 0.096)


def head(pencil: Pencil, figure: Figure) -> None:
    size = figure.metre
    _ears(pencil, figure, -0.35, _BEFORE_HAIR)
    outline = around(figure.camera.ball(figure.trunk(x, y, z), r * figure.look.height) for x, y, z, r in _SKULL)
    pencil.shape(outline, tone=252, grey=38, width=min(3.2, max(0.6, size / 190)))
    hair = hull(figure.spot(*place) for place in _SCALP if figure.toward(*_out(place)) > -0.12)
    _mass(pencil, figure, hair)
    _ears(pencil, figure, _BEFORE_HAIR, 1.1)
    if figure.is_seen_from_front:
        patch(pencil, figure)
        if size > 45:
            face(pencil, figure)
    if figure.look.has_glasses and figure.toward(0, 1, 0) > 0.2 and size > 90:
        glasses(pencil, figure)


def long_hair(pencil: Pencil, figure: Figure) -> None:
    """Falls on the back: before the body is drawn where one sees the face, after the head where one does not."""
    places = [(side * x, y, z, r) for side in (1, -1) for x, y, z, r in _LONG]
    outline = around(figure.camera.ball(figure.trunk(x, y, z), r * figure.look.height) for x, y, z, r in places)
    _mass(pencil, figure, outline)


def _mass(pencil: Pencil, figure: Figure, outline: Sequence[Point]) -> None:
    if len(outline) < 3:
        return
    size, grey = figure.metre, figure.look.hair
    pencil.shape(outline, tone=grey + 70, grey=grey - 35, width=min(2.6, max(0.6, size / 220)))
    gap, width = min(6.5, max(2.2, size / 110)), min(1.8, max(0.8, size / 350))
    pencil.hatch(outline, angle=1.25, gap=gap, grey=grey - 10, width=width)


def _ears(pencil: Pencil, figure: Figure, least: float, most: float) -> None:
    """Those that are turned to the camera that much."""
    if figure.metre < 60:
        return
    for side in (1, -1):
        if least < figure.toward(side, 0.2, 0) <= most:
            balls = ((side * 0.078, -0.005, 1.605, 0.018), (side * 0.074, 0.0, 1.575, 0.012))
            outline = around(figure.camera.ball(figure.trunk(x, y, z), r) for x, y, z, r in balls)
            pencil.shape(outline, tone=250, grey=50, width=min(2.4, max(0.8, figure.metre / 260)))


def _out(place: Place) -> Place:
    x, y, z = (at - middle for at, middle in zip(place, _MIDDLE, strict=True))
    return x, y, z


def _hairline(y: float) -> float:
    """How far down hair grows: from the temples to the nape. The face is laid over what is before them."""
    if y > -0.03:
        return 1.62
    return 1.55


def _grown() -> tuple[Place, ...]:
    wide, deep, high = _HAIR
    places = []
    for row in range(1, 10):
        up = math.pi * (row / 10 - 0.5)
        for step in range(22):
            turn = math.tau * step / 22
            x, y = wide * math.cos(up) * math.cos(turn), deep * math.cos(up) * math.sin(turn)
            place = (_MIDDLE[0] + x, _MIDDLE[1] + y, _MIDDLE[2] + high * math.sin(up))
            if place[2] > _hairline(place[1]):
                places.append(place)
    return (*places, (0.0, _MIDDLE[1], _MIDDLE[2] + high))


_SCALP = _grown()
