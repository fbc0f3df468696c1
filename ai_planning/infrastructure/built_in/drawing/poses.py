"""How a body holds itself: joints of its left (+) and right (-) side, in metres beside the ground between its feet."""

from dataclasses import dataclass, replace

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose


@dataclass(frozen=True)
class Limbs:
    """x is outwards, y forwards, z up."""

    elbow: Place = (0.235, -0.03, 1.12)
    wrist: Place = (0.245, 0.05, 0.87)
    knee: Place = (0.105, 0.02, 0.5)
    ankle: Place = (0.115, -0.02, 0.08)


@dataclass(frozen=True)
class Body:
    """`drop` is how far the trunk is lowered, `lean` how far the shoulders come forward."""

    left: Limbs = Limbs()
    right: Limbs = Limbs()
    drop: float = 0.0
    lean: float = 0.0


_STAND = Limbs()
_SAT = Limbs(elbow=(0.24, 0.08, 0.72), wrist=(0.14, 0.36, 0.66), knee=(0.14, 0.44, 0.5), ankle=(0.14, 0.42, 0.08))
BODIES = {
    Pose.STANDING: Body(
        left=replace(_STAND, elbow=(0.25, -0.06, 1.13)), right=replace(_STAND, ankle=(0.16, 0.05, 0.08))
    ),
    Pose.WALKING: Body(
        left=Limbs((0.22, -0.16, 1.14), (0.2, -0.14, 0.88), (0.1, 0.2, 0.52), (0.1, 0.33, 0.1)),
        right=Limbs((0.22, 0.1, 1.12), (0.2, 0.3, 0.98), (0.1, 0.0, 0.5), (0.1, -0.36, 0.16)),
        lean=0.03,
    ),
    Pose.RUNNING: Body(
        left=Limbs((0.24, -0.26, 1.2), (0.2, -0.12, 1.0), (0.1, 0.38, 0.66), (0.1, 0.3, 0.24)),
        right=Limbs((0.22, 0.14, 1.14), (0.14, 0.36, 1.26), (0.1, -0.14, 0.46), (0.1, -0.52, 0.26)),
        drop=0.05,
        lean=0.16,
    ),
    Pose.SITTING: Body(left=_SAT, right=_SAT, drop=0.43),
    Pose.HOLDING: Body(
        left=replace(_STAND, elbow=(0.26, 0.04, 1.13), wrist=(0.09, 0.3, 1.16)),
        right=replace(_STAND, elbow=(0.26, 0.04, 1.12), wrist=(0.09, 0.28, 1.12)),
    ),
    Pose.CALLING: Body(
        left=replace(_STAND, elbow=(0.3, 0.1, 1.24), wrist=(0.115, 0.09, 1.53)),
        right=replace(_STAND, elbow=(0.25, -0.02, 1.13), wrist=(0.2, 0.18, 0.95)),
    ),
    Pose.CHEERING: Body(
        left=replace(_STAND, elbow=(0.36, 0.02, 1.52), wrist=(0.33, 0.04, 1.8)),
        right=replace(_STAND, elbow=(0.36, 0.02, 1.5), wrist=(0.4, 0.05, 1.78), ankle=(0.2, 0.0, 0.08)),
    ),
    Pose.THINKING: Body(
        left=replace(_STAND, elbow=(0.2, 0.16, 1.14), wrist=(0.045, 0.15, 1.42)),
        right=replace(_STAND, elbow=(0.25, 0.06, 1.14), wrist=(0.03, 0.2, 1.11)),
    ),
}
