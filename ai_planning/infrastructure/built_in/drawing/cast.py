"""Who is in a frame, where, and doing what."""

from random import Random

from ai_planning.contracts import ShotSize
from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.figure import Figure
from ai_planning.infrastructure.built_in.drawing.look import Look
from ai_planning.infrastructure.built_in.drawing.view import View
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose
from ai_planning.infrastructure.built_in.drawing.words import Asked

_AWAY, _TALL = 3.05, 1.75
_CALM = (Pose.STANDING, Pose.HOLDING, Pose.THINKING, Pose.WALKING)
_WHOLE = (ShotSize.EXTREME_LONG, ShotSize.WIDE, ShotSize.LONG, ShotSize.BIRDS_EYE)


def cast(seen: View, said: Asked, people: tuple[Look, Look], size: ShotSize, chance: Random) -> list[Figure]:
    """The subject last."""
    figures = []
    pose = said.pose or chance.choice(_CALM)
    if pose is Pose.SITTING and size not in _WHOLE:
        pose = Pose.HOLDING
    if seen.is_close and pose in (Pose.THINKING, Pose.CHEERING):
        pose = Pose.STANDING
    facing = seen.facing + chance.uniform(-0.1, 0.1)
    if seen.shoulder:
        figures.append(
            Figure(seen.camera, people[1], Pose.STANDING, _raised(seen.shoulder, people[1]), _AWAY * seen.side)
        )
    elif said.two and not seen.is_close:
        figures.append(Figure(seen.camera, people[1], Pose.STANDING, _beside(seen), -0.9 * seen.side))
    return [*figures, Figure(seen.camera, people[0], pose, (0.0, 0.0, 0.0), facing)]


def _raised(place: Place, look: Look) -> Place:
    """As far as it takes to be looked past: children too stand at the picture's edge."""
    x, y, z = place
    return x, y, z + _TALL * (1.0 - min(1.0, look.height))


def _beside(seen: View) -> Place:
    """On the side the film moves to, where the subject looks."""
    (cos, sin), away = seen.camera.heading, 0.72 * seen.side
    return away * cos + 0.18 * sin, -away * sin + 0.18 * cos, 0.0
