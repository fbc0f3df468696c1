"""What providers have to answer, strictly; the JSON schema that they are given is made from these models.

Lengths and numbers are checked here alone: not every server takes them in a schema.
"""

import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ai_planning.contracts import CameraMove, Composition, InsertPurpose, ShotSize, Transition
from ai_planning.domain.drafts import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_INSERTS,
    SHOTS_A_STAGE,
    STAGES,
    InsertDraft,
    ShotDraft,
    StageDraft,
)
from core.domain.errors import InvalidField
from core.domain.text import plain_text

SHOTS = STAGES * SHOTS_A_STAGE
LEAST_WEIGHT, MOST_WEIGHT = 0.2, 5.0
_JOINING = "\n\t\u200c\u200d"


def _text(longest: int, shortest: int = 1) -> Callable[[str], str]:
    def checked(value: str) -> str:
        try:
            return plain_text(_shown(value), "", longest=longest, shortest=shortest)
        except InvalidField:
            raise ValueError(f"write {shortest} to {longest} characters") from None

    return checked


def _shown(value: str) -> str:
    """Without what hides and reorders; models leave such marks behind by accident, people have to be asked."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each in _JOINING or unicodedata.category(each) not in ("Cc", "Cf", "Cs"))


def _weight(value: float) -> float:
    if not LEAST_WEIGHT <= value <= MOST_WEIGHT:
        raise ValueError(f"a weight is {LEAST_WEIGHT} to {MOST_WEIGHT}")
    return value


def _once_each(inserts: "list[InsertAnswer]") -> "list[InsertAnswer]":
    if len({insert.purpose for insert in inserts}) < len(inserts):
        raise ValueError("no purpose may come twice")
    return inserts


Title = Annotated[str, AfterValidator(_text(LONGEST_TITLE)), Field(description=f"at most {LONGEST_TITLE} characters")]
Content = Annotated[str, AfterValidator(_text(LONGEST_TEXT)), Field(description=f"at most {LONGEST_TEXT} characters")]
Goal = Annotated[str, AfterValidator(_text(LONGEST_GOAL)), Field(description=f"at most {LONGEST_GOAL} characters")]
Brevity = Annotated[str, AfterValidator(_text(LONGEST_LINE)), Field(description=f"at most {LONGEST_LINE} characters")]
Notes = Annotated[str, AfterValidator(_text(LONGEST_TEXT, 0)), Field(description="may be empty")]
Line = Annotated[str, AfterValidator(_text(LONGEST_LINE, 0)), Field(description="may be empty")]
Weight = Annotated[float, AfterValidator(_weight), Field(description=f"{LEAST_WEIGHT} to {MOST_WEIGHT}, usually 1")]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class StageAnswer(_Closed):
    title: Title
    content: Content
    goal: Goal

    def draft(self) -> StageDraft:
        return StageDraft(**self.model_dump())


class InsertAnswer(_Closed):
    purpose: InsertPurpose
    description: Brevity
    shot_size: ShotSize
    camera_move: CameraMove

    def draft(self) -> InsertDraft:
        return InsertDraft(**self.model_dump())


class ShotAnswer(_Closed):
    title: Title
    description: Content
    shot_size: ShotSize
    camera_move: CameraMove
    composition: Composition
    transition: Transition
    dialogue: Line
    subtitle: Line
    audio: Line
    notes: Notes
    weight: Weight
    inserts: Annotated[list[InsertAnswer], Field(max_length=MOST_INSERTS), AfterValidator(_once_each)]

    def draft(self) -> ShotDraft:
        told: dict[str, Any] = self.model_dump() | {"inserts": tuple(insert.draft() for insert in self.inserts)}
        return ShotDraft(**told)


class StoryAnswer(_Closed):
    stages: Annotated[list[StageAnswer], Field(min_length=STAGES, max_length=STAGES)]

    def draft(self) -> tuple[StageDraft, ...]:
        return tuple(stage.draft() for stage in self.stages)


class ShotsAnswer(_Closed):
    shots: Annotated[list[ShotAnswer], Field(min_length=SHOTS, max_length=SHOTS)]

    def draft(self) -> tuple[ShotDraft, ...]:
        return tuple(shot.draft() for shot in self.shots)


class InsertsAnswer(_Closed):
    inserts: Annotated[list[InsertAnswer], Field(min_length=1, max_length=MOST_INSERTS), AfterValidator(_once_each)]

    def draft(self) -> tuple[InsertDraft, ...]:
        return tuple(insert.draft() for insert in self.inserts)
