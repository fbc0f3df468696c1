"""One step of what is made of a version: how far it is, what it made, why it failed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.events import ProjectEvent
from feedback.contracts import Delivery, JobProgress, StepName, StepState

DONE_PERCENT = 100
_TELLING = 10
_ENDED = (StepState.DONE, StepState.SKIPPED, StepState.FAILED)
_ALWAYS_NEEDED = (StepName.RECEIVE, StepName.PROBE, StepName.POSTER, StepName.REMUX)


def is_needed(name: StepName, delivery: Delivery | None) -> bool:
    """Whether a version can do without the step: then it plays all the same."""
    return name in _ALWAYS_NEEDED or (name is StepName.LADDER and delivery is Delivery.ENCODE)


def plays(delivery: Delivery | None, steps: "Mapping[StepName, ProcessingStep]") -> bool:
    """Whether there is something to play, and be it the beginning."""
    match delivery:
        case Delivery.REMUX:
            return steps[StepName.REMUX].is_done
        case Delivery.ENCODE:
            return steps[StepName.LADDER].is_done or steps[StepName.LADDER].plays
        case _:
            return True


@dataclass(kw_only=True)
class ProcessingStep:
    """`attempts` tells the tries apart: only the last one may say more. `objects` are sizes in bytes by key.

    `plays` once what a step publishes bit by bit can be played. `told` is what happened since it was loaded or saved.
    """

    version_id: UUID
    video_id: UUID
    project_id: UUID
    name: StepName
    state: StepState = StepState.WAITING
    progress: int = 0
    attempts: int = 0
    failure_code: str | None = None
    objects: dict[str, int] = field(default_factory=dict)
    detail: dict[str, Any] = field(default_factory=dict)
    plays: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None
    updated_at: datetime
    told: list[ProjectEvent] = field(default_factory=list)
    is_changed: bool = False

    @property
    def is_running(self) -> bool:
        return self.state is StepState.RUNNING

    @property
    def is_done(self) -> bool:
        return self.state is StepState.DONE

    @property
    def is_over(self) -> bool:
        """Whether it has ended well."""
        return self.has_ended and not self.has_failed

    @property
    def has_failed(self) -> bool:
        return self.state is StepState.FAILED

    @property
    def has_ended(self) -> bool:
        return self.state in _ENDED

    @property
    def size(self) -> int:
        """Bytes of all that it made."""
        return sum(self.objects.values())

    def begin(self, now: datetime) -> None:
        """Another try; whoever was at it before has lost it."""
        self.attempts += 1
        self.started_at, self.ended_at, self.failure_code = now, None, None
        self._become(StepState.RUNNING, 0, now)

    def advance(self, percent: int, now: datetime) -> None:
        """Tell of every ten percent, never backwards; the last of them is told by the end."""
        reached = min(percent, DONE_PERCENT - 1) // _TELLING * _TELLING
        if self.is_running and reached > self.progress:
            self._become(StepState.RUNNING, reached, now)

    def publish(self, now: datetime) -> None:
        """What there is of it can be played; the rest follows."""
        self.plays, self.updated_at, self.is_changed = True, now, True

    def finish(self, objects: dict[str, int], detail: dict[str, Any], now: datetime) -> None:
        self.objects, self.detail, self.ended_at = dict(objects), dict(detail), now
        self._become(StepState.DONE, DONE_PERCENT, now)

    def skip(self, now: datetime) -> None:
        """Not for this version; one that has ended stays as it is."""
        if not self.has_ended:
            self.ended_at = now
            self._become(StepState.SKIPPED, 0, now)

    def fail(self, code: str, now: datetime, left: dict[str, int] | None = None) -> None:
        """For good, unless a person wants another try; one that has ended stays as it is.

        What can be played of it goes on to be played; `left` are sizes by key, as `objects`.
        """
        if not self.has_ended:
            self.failure_code, self.ended_at = code, now
            self.objects = self.objects if left is None else dict(left)
            self._become(StepState.FAILED, self.progress, now)

    def wait(self, now: datetime) -> None:
        """Its turn comes (again), after trouble that may pass or because a person asked."""
        if self.state is not StepState.WAITING:
            self.failure_code, self.ended_at = None, None
            self._become(StepState.WAITING, 0, now)

    def _become(self, state: StepState, progress: int, now: datetime) -> None:
        self.state, self.progress, self.updated_at, self.is_changed = state, progress, now, True
        self.told.append(
            JobProgress(
                project_id=self.project_id,
                video_id=self.video_id,
                version_id=self.version_id,
                step=self.name,
                state=state,
                progress=progress,
            )
        )
