"""What the camera does, in coloured pencil, by the signs storyboards use."""

import math
from collections.abc import Sequence

from ai_planning.contracts import CameraMove, Composition
from ai_planning.infrastructure.built_in.drawing.geometry import Point
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil

_LINE, _BODY, _GUIDE = 30, 205, 130


def sign(move: CameraMove, side: int, pencil: Pencil) -> None:
    """Upon a whole sheet; nothing for a camera that stands still."""
    match move:
        case CameraMove.PAN:
            _pan(pencil, side)
        case CameraMove.TILT:
            _tilt(pencil, side)
        case CameraMove.ZOOM_IN | CameraMove.ZOOM_OUT:
            _zoom(pencil, is_in=move is CameraMove.ZOOM_IN)
        case CameraMove.TRACKING:
            _track(pencil, side)
        case CameraMove.CRANE:
            _crane(pencil, side)
        case CameraMove.HANDHELD:
            _shake(pencil, side)


def guides(composition: Composition, pencil: Pencil) -> None:
    """The lines a composition is built on."""
    if composition is Composition.THIRDS:
        for at in (1 / 3, 2 / 3):
            pencil.line((pencil.width * at, 0), (pencil.width * at, pencil.height), grey=_GUIDE, width=0.8)
            pencil.line((0, pencil.height * at), (pencil.width, pencil.height * at), grey=_GUIDE, width=0.8)
    if composition is Composition.SYMMETRY:
        _dashes(pencil, (pencil.width / 2, 0), (pencil.width / 2, pencil.height), grey=_GUIDE)


def _pan(pencil: Pencil, side: int) -> None:
    """An arc that turns about the camera, and the frame it ends at."""
    width, height, thick = pencil.width, pencil.height, _thickness(pencil)
    start, end = (0.2, 0.8) if side > 0 else (0.8, 0.2)
    bow = [start + (end - start) * at / 12 for at in range(13)]
    arc = [(width * x, height * 0.93 - height * 0.035 * (1 - (2 * at / 12 - 1) ** 2)) for at, x in enumerate(bow)]
    _arrow(pencil, arc, thick)
    for inset in (0.0, 0.06):
        x = width * (0.965 - inset) if side > 0 else width * (0.035 + inset)
        _dashes(pencil, (x, height * 0.06), (x, height * 0.94 if inset == 0 else height * 0.86))


def _tilt(pencil: Pencil, side: int) -> None:
    x = pencil.width * (0.93 if side < 0 else 0.07)
    bend = pencil.width * 0.018 * (1 if side < 0 else -1)
    ups = [0.82 - 0.64 * at / 12 for at in range(13)]
    arc = [(x + bend * (1 - (2 * at / 12 - 1) ** 2), pencil.height * up) for at, up in enumerate(ups)]
    _arrow(pencil, arc, _thickness(pencil))
    for y in (0.045, 0.955):
        _dashes(pencil, (x - pencil.width * 0.05, pencil.height * y), (x + pencil.width * 0.05, pencil.height * y))


def _zoom(pencil: Pencil, *, is_in: bool) -> None:
    width, height = pencil.width, pencil.height
    left, top = width * 0.2, height * 0.2
    inner = [(left, top), (width - left, top), (width - left, height - top), (left, height - top)]
    for start, end in zip(inner, [*inner[1:], inner[0]], strict=True):
        _dashes(pencil, start, end)
    outer = [
        (width * 0.03, height * 0.04),
        (width * 0.97, height * 0.04),
        (width * 0.97, height * 0.96),
        (width * 0.03, height * 0.96),
    ]
    for far, near in zip(outer, inner, strict=True):
        start, end = (far, near) if is_in else (near, far)
        _arrow(pencil, [_part(start, end, 0.1), _part(start, end, 0.9)], _thickness(pencil) * 0.62)


def _track(pencil: Pencil, side: int) -> None:
    """Rails along the lower edge, and the way the camera runs on them."""
    width, height, thick = pencil.width, pencil.height, _thickness(pencil)
    upper, lower = height * 0.925, height * 0.968
    for y in (upper, lower):
        pencil.line((width * 0.06, y), (width * 0.94, y), grey=_LINE, width=1.6)
    for at in range(23):
        x = width * (0.07 + 0.86 * at / 22)
        pencil.line((x + 4, upper - 3), (x - 4, lower + 3), grey=_LINE + 60, width=1.2)
    start, end = (0.3, 0.7) if side > 0 else (0.7, 0.3)
    y = height * 0.87
    _arrow(pencil, [(width * start, y), (width * end, y)], thick)


def _crane(pencil: Pencil, side: int) -> None:
    """The arm's end rises in a bow."""
    width, height = pencil.width, pencil.height
    x = width * (0.05 if side > 0 else 0.95)
    reach = min(width, height) * 0.62
    turns = [math.radians(-28 + 66 * at / 12) for at in range(13)]
    foot = (x, height * 0.6)
    bow = [(x + side * 0.28 * reach * math.cos(turn), foot[1] - reach * 0.75 * math.sin(turn)) for turn in turns]
    _arrow(pencil, bow, _thickness(pencil))
    pencil.line(foot, bow[0], grey=_LINE + 30, width=2.2)
    pencil.line((foot[0] - 10, foot[1] + 26), foot, grey=_LINE + 30, width=1.8)
    pencil.line((foot[0] + 10, foot[1] + 26), foot, grey=_LINE + 30, width=1.8)


def _shake(pencil: Pencil, side: int) -> None:
    """Frames that do not lie upon each other, and a trembling line."""
    width, height = pencil.width, pencil.height
    for turn, inset in ((0.012, 0.035), (-0.016, 0.05)):
        corners = [(inset, inset), (1 - inset, inset), (1 - inset, 1 - inset), (inset, 1 - inset)]
        turned = [(width * (x + turn * (y - 0.5)), height * (y - 2 * turn * side * (x - 0.5))) for x, y in corners]
        for start, end in zip(turned, [*turned[1:], turned[0]], strict=True):
            _dashes(pencil, start, end, long=16)
    length, y = width * 0.16, height * 0.91
    wave = [(width * 0.5 - length / 2 + length * at / 24, y + height * 0.018 * math.sin(at * 1.3)) for at in range(25)]
    pencil.curve(wave, grey=_LINE, width=2.4)


def _arrow(pencil: Pencil, way: Sequence[Point], thick: float) -> None:
    """A hollow one along `way`; its head is twice as wide as its body."""
    left, right = [], []
    (x, y), (tip_x, tip_y) = way[-2], way[-1]
    angle = math.atan2(tip_y - y, tip_x - x)
    neck = (tip_x - 1.5 * thick * math.cos(angle), tip_y - 1.5 * thick * math.sin(angle))
    body = [*[spot for spot in way[:-1] if math.dist(spot, (tip_x, tip_y)) > 1.6 * thick], neck]
    for here, there in zip(body, [*body[1:], way[-1]], strict=True):
        turn = math.atan2(there[1] - here[1], there[0] - here[0])
        off = thick / 2 * math.sin(turn), -thick / 2 * math.cos(turn)
        left.append((here[0] + off[0], here[1] + off[1]))
        right.append((here[0] - off[0], here[1] - off[1]))
    wing = thick * math.sin(angle), -thick * math.cos(angle)
    head = [(neck[0] + wing[0], neck[1] + wing[1]), (tip_x, tip_y), (neck[0] - wing[0], neck[1] - wing[1])]
    outline = [*left, *head, *reversed(right)]
    pencil.fill(outline, _BODY)
    pencil.curve(outline, grey=_LINE, width=2.0, is_closed=True)


def _dashes(pencil: Pencil, start: Point, end: Point, *, long: float = 11, grey: int = _LINE + 20) -> None:
    count = max(1, int(math.dist(start, end) / (2 * long)))
    for at in range(count):
        pencil.line(_part(start, end, at / count), _part(start, end, (at + 0.55) / count), grey=grey, width=1.6)


def _part(start: Point, end: Point, part: float) -> Point:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def _thickness(pencil: Pencil) -> float:
    return min(pencil.width, pencil.height) * 0.042
