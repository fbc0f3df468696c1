"""What a project follows of its schedule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from projects.contracts import Stage

# What is being delivered is not delivered yet, and a word of a later release tells nothing.
_STAGES: Mapping[str, Stage] = {**{stage.value: stage for stage in Stage}, "delivery": Stage.REVIEW}


def stage_of(reached: str) -> Stage | None:
    """What the schedule is in, as a stage of the project."""
    return _STAGES.get(reached)


@dataclass(frozen=True)
class Outline:
    """`version` is the schedule's, by which late news are told from new; `stage` None: nothing follows from it.

    The dates are the first and the last day of the plan, `progress` whole percents.
    """

    version: int = 0
    stage: Stage | None = None
    start_date: date | None = None
    end_date: date | None = None
    progress: int | None = None

    def stage_after(self, earlier: "Outline", current: Stage) -> Stage:
        """What a person has set holds until another stage follows from the schedule."""
        return current if self.stage in (None, earlier.stage) else self.stage or current

    def shown(self) -> Mapping[str, Any]:
        """As the project tells of it."""
        return {"start_date": self.start_date, "end_date": self.end_date, "schedule_progress": self.progress}


@dataclass(frozen=True)
class Deadline:
    """What of the schedule is to be done by a day: a milestone, a task that must end by it, a phase."""

    kind: str
    id: UUID
    name: str
    date: date
