"""Faces, drawn upon the curve of the head, so that they turn with it."""

import math
from collections.abc import Sequence

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.figure import Figure
from ai_planning.infrastructure.built_in.drawing.geometry import Point, hull
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil

_MIDDLE, _SIZE = (0.0, -0.01, 1.6), (0.08, 0.1, 0.125)
_EYE, _EYE_WIDTH, _EYE_HEIGHT, _EYES_UP = 0.033, 0.0155, 0.0062, 1.598


def face(pencil: Pencil, figure: Figure) -> None:
    size = figure.metre
    if figure.toward(0, 1, 0) > -0.1:
        _cross(pencil, figure)
    for side in (1, -1):
        if figure.toward(side * 0.35, 0.9, 0) > 0.12:
            _eye(pencil, figure, side, size)
    _nose(pencil, figure, size)
    if figure.toward(0, 1, 0) > 0.05:
        _mouth(pencil, figure, size)


def patch(pencil: Pencil, figure: Figure) -> None:
    """The skin of the face, over the hair, its upper edge the hairline, shaded away from the light."""
    seen = [
        place for place in _SKIN if figure.toward(place[0] * 1.2, place[1] - _MIDDLE[1], place[2] - _MIDDLE[2]) > -0.05
    ]
    if len(seen) < 4:
        return
    skin = hull(_spots(figure, seen))
    pencil.fill(skin, 252)
    size = figure.metre
    if size > 45:
        shade = hull(_spots(figure, [place for place in seen if place[0] * figure.camera.heading[0] > 0.036]))
        pencil.hatch(
            shade, angle=-0.95, gap=min(7.0, max(3.0, size / 90)), grey=205, width=min(1.4, max(0.7, size / 500))
        )


def glasses(pencil: Pencil, figure: Figure) -> None:
    for side in (1, -1):
        turns = (math.tau * at / 20 for at in range(20))
        ring = [_on(side * _EYE + 0.024 * math.cos(turn), _EYES_UP + 0.019 * math.sin(turn), 0.012) for turn in turns]
        pencil.curve(_spots(figure, ring), grey=60, width=_lead(figure.metre, 380, 3.2), is_closed=True)
    bridge = [_on(x, _EYES_UP + 0.004, 0.014) for x in (-0.01, 0.0, 0.01)]
    pencil.curve(_spots(figure, bridge), grey=60, width=_lead(figure.metre, 380, 3.2))


def _cross(pencil: Pencil, figure: Figure) -> None:
    down = [_on(0.0, 1.7 - 0.021 * at, 0.001) for at in range(10)]
    across = [_on(0.072 * (at / 5 - 1), _EYES_UP - 0.012, 0.001) for at in range(11)]
    for line in (down, across):
        pencil.curve(_spots(figure, line), grey=222, width=0.7)


def _eye(pencil: Pencil, figure: Figure, side: int, size: float) -> None:
    steps = [at / 6 - 1 for at in range(13)]
    upper = [_lid(side, at, 1.0) for at in steps]
    lower = [_lid(side, at, -0.62) for at in steps]
    lids = _spots(figure, [*upper, *reversed(lower)])
    brow = [
        _on(side * (_EYE + 0.021 * at), _EYES_UP + 0.0235 + 0.005 * (1 - at * at) - 0.002 * at, 0.004) for at in steps
    ]
    pencil.curve(_spots(figure, brow), grey=70, width=_lead(size, 130, 4.0))
    if size < 260:
        pencil.curve(_spots(figure, upper), grey=40, width=_lead(size, 130))
        pencil.curve(_spots(figure, _iris(side, 0.005)), grey=40, width=_lead(size, 130), is_closed=True)
        return
    pencil.fill(lids, 255)
    iris = _spots(figure, _iris(side, 0.0068))
    pencil.fill(iris, 150)
    pencil.curve(iris, grey=60, width=_lead(size, 700), is_closed=True)
    pencil.fill(_spots(figure, _iris(side, 0.0034)), 40)
    glint = _spots(figure, _iris(side, 0.0013, 0.0022, 0.0022))
    pencil.fill(glint, 255)
    pencil.curve(_spots(figure, lower), grey=110, width=_lead(size, 800, 1.8))
    pencil.curve(_spots(figure, upper), grey=30, width=_lead(size, 300, 5.0))
    fold = [_lid(side, at * 0.95, 1.0, 0.0042) for at in steps]
    pencil.curve(_spots(figure, fold), grey=140, width=_lead(size, 900, 1.6))
    if size > 1500:
        _lashes(pencil, figure, side, size)


def _lashes(pencil: Pencil, figure: Figure, side: int, size: float) -> None:
    for at in (-0.7, -0.4, -0.1, 0.2, 0.45, 0.7, 0.9):
        x, y, z = _lid(side, at, 1.0)
        tip = (x + side * 0.0022 * (at + 0.3), y + 0.002, z + 0.0042)
        pencil.curve(_spots(figure, [(x, y, z), tip]), grey=50, width=_lead(size, 1300, 2.0))
    for at in range(30):
        part = at / 14.5 - 1
        x, up = side * (_EYE + 0.021 * part), _EYES_UP + 0.022 + 0.005 * (1 - part * part) - 0.002 * part
        hair = [_on(x, up, 0.004), _on(x + side * 0.003, up + 0.0045, 0.004)]
        pencil.curve(_spots(figure, hair), grey=80, width=_lead(size, 1300, 1.8))


def _nose(pencil: Pencil, figure: Figure, size: float) -> None:
    turned = figure.toward(1, 0, 0)
    side = 1 if turned >= 0 else -1
    profile = [(0.0, y, z) for y, z in _PROFILE]
    width = _lead(size, 260, 3.0)
    if abs(turned) > 0.5:
        outline = [*profile, (0.0, 0.07, 1.545), (0.0, 0.07, 1.6)]
        pencil.fill(_spots(figure, outline), 252)
        pencil.curve(_spots(figure, profile), grey=60, width=width)
        return
    if abs(turned) > 0.12:
        pencil.curve(_spots(figure, profile[:7]), grey=110, width=width * 0.8)
    under = [
        (side * x, y, z)
        for x, y, z in ((-0.014, 0.094, 1.55), (-0.006, 0.104, 1.546), (0.004, 0.105, 1.546), (0.015, 0.094, 1.551))
    ]
    pencil.curve(_spots(figure, under), grey=80, width=width)
    if size > 700:
        for wing in (1, -1):
            curve = [(wing * 0.0155, 0.09, 1.562), (wing * 0.018, 0.09, 1.556), (wing * 0.0155, 0.092, 1.549)]
            pencil.curve(_spots(figure, curve), grey=130, width=width * 0.7)


def _mouth(pencil: Pencil, figure: Figure, size: float) -> None:
    steps = [at / 5 - 1 for at in range(11)]
    line = [_on(0.023 * at, 1.5275 + 0.0015 * abs(at) ** 2 - 0.001 * (1 - abs(at)), 0.006) for at in steps]
    pencil.curve(_spots(figure, line), grey=65, width=_lead(size, 230, 3.4))
    if size > 200:
        under = [_on(0.011 * at, 1.5195 + 0.0012 * at * at, 0.008) for at in steps]
        pencil.curve(_spots(figure, under), grey=150, width=_lead(size, 420, 2.0))
    if size > 500:
        upper = [_on(0.02 * at, 1.533 - 0.004 * at * at - 0.0012 * max(0.0, 1 - abs(at) * 4), 0.007) for at in steps]
        pencil.curve(_spots(figure, upper), grey=140, width=_lead(size, 700, 1.8))


def _lid(side: int, at: float, opening: float, above: float = 0.0) -> Place:
    rise = _EYE_HEIGHT * opening * (1 - at * at) ** 0.8
    return _on(side * (_EYE + _EYE_WIDTH * at), _EYES_UP + rise + above + 0.0012 * at, 0.003)


def _iris(side: int, radius: float, right: float = 0.0, up: float = 0.0) -> list[Place]:
    """As much of it as the lids leave."""
    places = []
    for step in range(16):
        turn = math.tau * step / 16
        x = radius * math.cos(turn) + right
        at = max(-1.0, min(1.0, side * x / _EYE_WIDTH))
        open_to = _EYE_HEIGHT * (1 - at * at) ** 0.8
        z = max(-0.62 * open_to, min(open_to, radius * math.sin(turn) + up))
        places.append(_on(side * _EYE + x, _EYES_UP + z, 0.0035))
    return places


def _on(x: float, z: float, out: float) -> Place:
    """A place on the face, `out` metres before it."""
    wide, deep, high = _SIZE
    left = 1 - (x / wide) ** 2 - ((z - _MIDDLE[2]) / high) ** 2
    return x, _MIDDLE[1] + deep * math.sqrt(max(0.0, left)) + out, z


def _lead(size: float, part: float, most: float = 3.0) -> float:
    return min(most, max(0.8, size / part))


def _spots(figure: Figure, places: Sequence[Place]) -> list[Point]:
    return [figure.spot(*place) for place in places]


_SKIN = tuple(
    _on(0.0135 * at * (1 - 0.35 * max(0.0, (1.56 - z) / 0.07)), z, 0.0)
    for z in (1.505, 1.53, 1.56, 1.59, 1.62, 1.65, 1.672)
    for at in range(-5, 6)
) + tuple(_on(x, 1.688 - 3.0 * x * x, 0.0) for x in (-0.045, -0.03, -0.015, 0.0, 0.015, 0.03, 0.045))
_PROFILE = (
    (0.088, 1.607), (0.091, 1.598), (0.096, 1.587), (0.102, 1.576), (0.108, 1.566), (0.1115, 1.559), (0.1125, 1.554),
    (0.1105, 1.549), (0.106, 1.546), (0.099, 1.5455), (0.092, 1.543), (0.089, 1.538),
)  # fmt: skip
