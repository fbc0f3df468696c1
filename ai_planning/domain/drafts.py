"""What writers, designers and artists hand in: parts of a plan before the plan has taken them.

They carry no ids, no seconds and no locks: those are the plan's. Every text is plain text, whatever it was made by.
"""

import hashlib
from dataclasses import dataclass, field
from math import isfinite

from ai_planning.contracts import CameraMove, Composition, InsertPurpose, ShotSize, Transition
from core.domain.errors import InvalidField
from core.domain.text import plain_text

STAGES, SHOTS_A_STAGE, MOST_INSERTS = 4, 3, 3
LONGEST_TITLE, LONGEST_TEXT, LONGEST_GOAL, LONGEST_LINE = 100, 2000, 500, 500


@dataclass(frozen=True)
class StageDraft:
    """Raises InvalidField at the property, as the others do."""

    title: str
    content: str
    goal: str

    def __post_init__(self) -> None:
        _say(self, "title", LONGEST_TITLE)
        _say(self, "content", LONGEST_TEXT)
        _say(self, "goal", LONGEST_GOAL)


@dataclass(frozen=True)
class InsertDraft:
    """A cut-away within the time of its shot."""

    purpose: InsertPurpose
    description: str
    shot_size: ShotSize
    camera_move: CameraMove

    def __post_init__(self) -> None:
        _say(self, "description", LONGEST_LINE)


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

    def __post_init__(self) -> None:
        _say(self, "title", LONGEST_TITLE)
        _say(self, "description", LONGEST_TEXT)
        _say(self, "notes", LONGEST_TEXT)
        for name in ("dialogue", "subtitle", "audio"):
            _say(self, name, LONGEST_LINE)
        if not isfinite(self.weight) or self.weight <= 0:
            raise InvalidField("/weight", "invalid")
        demand_inserts(self.inserts)

    @property
    def look(self) -> str:
        """The same for shots of which the same is to be seen, whatever they are called and however long they last."""
        seen = self.description, self.shot_size.value, self.camera_move.value, self.composition.value
        return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Picture:
    """An image file. Width and height are in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


def demand_inserts(inserts: tuple[InsertDraft, ...]) -> None:
    """Three at most, no purpose twice. Raises InvalidField."""
    if len(inserts) > MOST_INSERTS:
        raise InvalidField("/inserts", "list.too_long", longest=MOST_INSERTS)
    for at, insert in enumerate(inserts):
        if insert.purpose in [each.purpose for each in inserts[:at]]:
            raise InvalidField(f"/inserts/{at}/purpose", "plan.purpose_repeated")


def _say(draft: StageDraft | InsertDraft | ShotDraft, name: str, longest: int) -> None:
    object.__setattr__(draft, name, plain_text(getattr(draft, name), f"/{name}", longest=longest))
