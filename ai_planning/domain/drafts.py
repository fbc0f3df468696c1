"""What writers, designers and artists hand in: parts of a plan before the plan has taken them.

They carry no ids, no seconds and no locks: those are the plan's. Every text is plain text, whatever it was made by.
"""

from dataclasses import dataclass, field

from ai_planning.contracts import CameraMove, Composition, InsertPurpose, ShotSize, Transition

STAGES, SHOTS_A_STAGE, MOST_INSERTS = 4, 3, 3
LONGEST_TITLE, LONGEST_TEXT, LONGEST_GOAL, LONGEST_LINE = 100, 2000, 500, 500


@dataclass(frozen=True)
class StageDraft:
    title: str
    content: str
    goal: str


@dataclass(frozen=True)
class InsertDraft:
    """A cut-away within the time of its shot."""

    purpose: InsertPurpose
    description: str
    shot_size: ShotSize
    camera_move: CameraMove


@dataclass(frozen=True)
class ShotDraft:
    """`weight` is how long it is beside the others; the plan turns weights into seconds that add up."""

    title: str
    description: str
    shot_size: ShotSize
    camera_move: CameraMove
    composition: Composition
    transition: Transition
    dialogue: str = ""
    subtitle: str = ""
    audio: str = ""
    notes: str = ""
    weight: float = 1.0
    inserts: tuple[InsertDraft, ...] = field(default=())


@dataclass(frozen=True)
class Picture:
    """An image file. Width and height are in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
