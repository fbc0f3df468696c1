"""What the work on versions needs from the outside."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from feedback.contracts import Delivery, StepName, StepState, VideoStatus
from feedback.domain.processing_step import ProcessingStep
from feedback.domain.video_version import VideoVersion
from projects.contracts import ProjectGrant

PROCESS_VIDEO = "feedback.process_video"
ENCODE_VIDEO = "feedback.encode_video"

Steps = dict[StepName, ProcessingStep]
Lease = Callable[[], bool]
"""Whether the running job is still this worker's."""

LivingProjects = Callable[[Collection[UUID]], set[UUID]]
"""Those that are not deleted."""


def kind_of(name: StepName) -> str:
    """The kind of job that does the step."""
    return ENCODE_VIDEO if name is StepName.LADDER else PROCESS_VIDEO


@dataclass(frozen=True, slots=True)
class RunningStep:
    """A step that somebody began and has not ended."""

    version_id: UUID
    name: StepName
    attempt: int


class ProcessingSteps(Protocol):
    """Steps as aggregates; `save` publishes what they tell."""

    def of(self, version: VideoVersion) -> Steps:
        """All steps of a version whose row is locked, in order, locked with it; they are made where there are none."""
        ...

    def save(self, step: ProcessingStep) -> None: ...

    def is_wanted(self, version_id: UUID) -> bool:
        """Whether the version is there, outside the trash as its project is, and neither failed nor still arriving."""
        ...

    def is_at(self, running: RunningStep) -> bool:
        """Whether the version is wanted and this try at the step is the one that runs."""
        ...

    def running(self) -> list[RunningStep]: ...

    def unfinished(self, kind: str) -> Iterator[list[UUID]]:
        """All wanted versions with steps that have not ended and are the work of that kind of job, some at a time."""
        ...

    def unread(self) -> Iterator[list[UUID]]:
        """All wanted versions that were ready before it was decided how films are played, some at a time; not those
        with a step that failed, which it would again."""
        ...


class VideoJobs(Protocol):
    """The jobs of versions; one of each kind is open at most."""

    def order(self, kind: str, version_id: UUID) -> bool:
        """Inside the unit of work, the version's row locked; False, and nothing happens, while one is open."""
        ...

    def open(self, kind: str, version_ids: Iterable[UUID]) -> dict[UUID, bool]:
        """Versions of which one waits or runs, and whether a living worker is at it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step as it is shown; `progress` in percent."""

    name: StepName
    state: StepState
    progress: int
    attempts: int
    failure_code: str | None
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingRow:
    """What is made of a version, and how far it is."""

    version_id: UUID
    state: VideoStatus
    steps: tuple[StepRow, ...]
    delivery: Delivery | None
    reason: str | None


class ProcessingReads(Protocol):
    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> ProcessingRow | None:
        """Two statements; None for a version that is not there or in the trash."""
        ...
