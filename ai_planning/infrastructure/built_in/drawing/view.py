"""Where the camera stands for a shot, and which way its subject looks."""

import math
from dataclasses import dataclass

from ai_planning.contracts import CameraMove, Composition, ShotSize
from ai_planning.domain.drafts import ShotDraft
from ai_planning.infrastructure.built_in.drawing.camera import Camera, Place


@dataclass(frozen=True)
class Lens:
    """`shows` metres are as high as the picture where the subject stands, `middle` metres up in its middle."""

    distance: float
    shows: float
    middle: float
    eye: float
    tilt: float = 0.0
    softness: float = 0.0


@dataclass(frozen=True)
class View:
    """`facing` is the turn of the subject: 0 looks into the camera, positive to the picture's right.

    `side` is 1 where the film moves to the right and -1 where it moves to the left: the same in all its shots.
    """

    camera: Camera
    lens: Lens
    facing: float
    side: int
    shoulder: Place | None = None

    @property
    def is_close(self) -> bool:
        return self.lens.shows < 0.7


LENSES = {
    ShotSize.EXTREME_LONG: Lens(24, 13.0, 3.6, 1.9),
    ShotSize.WIDE: Lens(8.5, 4.3, 1.35, 1.6),
    ShotSize.LONG: Lens(5.2, 2.4, 0.82, 1.35),
    ShotSize.MEDIUM: Lens(2.8, 1.08, 1.24, 1.5, softness=0.25),
    ShotSize.CLOSE_UP: Lens(2.2, 0.5, 1.52, 1.56, softness=0.5),
    ShotSize.EXTREME_CLOSE_UP: Lens(2.2, 0.15, 1.592, 1.6, softness=0.65),
    ShotSize.BIRDS_EYE: Lens(5.6, 3.3, 0.75, 0.0, tilt=-0.92),
    ShotSize.WORMS_EYE: Lens(1.9, 2.05, 1.0, 0.0, tilt=0.48),
}
# What lies on a table, seen from a little above.
THINGS = {
    ShotSize.CLOSE_UP: Lens(1.3, 0.42, 1.49, 1.66, softness=0.5),
    ShotSize.EXTREME_CLOSE_UP: Lens(1.0, 0.23, 1.475, 1.6, softness=0.65),
}
# How far the subject is turned, how far the camera goes round it, and where in the picture's width it stands.
_COMPOSED = {
    Composition.FRONT: (0.0, 0.0, 0.0),
    Composition.SIDE: (1.5, 0.0, -0.06),
    Composition.OBLIQUE: (0.75, -0.5, -0.04),
    Composition.BACK: (math.pi, 0.0, 0.0),
    Composition.OVER_SHOULDER: (-0.35, 0.16, 0.13),
    Composition.THIRDS: (0.45, 0.12, -1 / 6),
    Composition.SYMMETRY: (0.0, 0.0, 0.0),
    Composition.ASYMMETRY: (0.95, -0.25, -0.27),
}
_UNSTEADY, _EDGE, _HEAD = 0.035, 0.27, 0.1
_NAPE, _STANDS, _TALL, _VERY_CLOSE = 2.25, 1.5, 1.78, 0.3


def view(shot: ShotDraft, side: int, frame: tuple[int, int], tall: float, *, is_of_thing: bool = False) -> View:
    """`tall`: the subject's height beside that of an adult, so that a child is framed as tightly."""
    size, (width, height) = shot.shot_size, frame
    lens = THINGS[size] if is_of_thing else LENSES[size]
    facing, turn, off = _COMPOSED[shot.composition]
    if size is ShotSize.EXTREME_CLOSE_UP:
        facing = min(facing, _NAPE)
        off = off * 0.6 - 0.13 * math.sin(facing)
    # A narrow picture shows as much of what is beside the subject as it can.
    scale = min(height, width * 0.95) / lens.shows * lens.distance
    middle = lens.middle * tall
    turn *= side
    place = _place(lens, turn, middle)
    centre_y = height / 2 if lens.tilt else height / 2 + scale * (middle - place[2]) / lens.distance
    centre = width * (0.5 + off * side), centre_y
    roll = _UNSTEADY * side if shot.camera_move is CameraMove.HANDHELD else 0.0
    camera = Camera(place, scale, centre, turn=turn, tilt=lens.tilt, roll=roll)
    shoulder = (
        _shoulder(lens, camera, side, width)
        if shot.composition is Composition.OVER_SHOULDER and not is_of_thing
        else None
    )
    return View(camera, lens, facing * side, side, shoulder)


def _place(lens: Lens, turn: float, middle: float) -> Place:
    level = lens.distance * math.cos(lens.tilt)
    height = middle - lens.distance * math.sin(lens.tilt) if lens.tilt else lens.eye
    return -level * math.sin(turn), -level * math.cos(turn), max(0.12, height)


def _shoulder(lens: Lens, camera: Camera, side: int, width: int) -> Place:
    """Where who is looked past stands: near the camera, at the picture's edge, opposite the subject."""
    cos, sin = camera.heading
    if lens.tilt:
        return -0.5 * side * cos - 0.75 * sin, 0.5 * side * sin - 0.75 * cos, 0.0
    depth = min(1.45, lens.distance * 0.62)
    inner, head = width * _EDGE, _HEAD * camera.scale / depth
    edge = inner - head if side > 0 else width - inner + head
    right = (edge - camera.centre[0]) * depth / camera.scale
    x, y, eye = camera.place
    top = eye + camera.centre[1] * depth / camera.scale
    low = 0.0 if lens.shows < _VERY_CLOSE else min(top - _TALL, max(0.0, lens.eye - _STANDS))
    return x + right * cos + depth * sin, y - right * sin + depth * cos, low
