"""What the work on versions needs, in memory."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.events import Event
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO, RunningStep, Steps, kind_of
from feedback.contracts import StepName, VideoStatus
from feedback.domain.processing_step import ProcessingStep
from feedback.domain.video_version import VideoVersion
from tests.feedback.fakes import FakeVersions

_WANTED = (VideoStatus.PROCESSING, VideoStatus.READY)


@dataclass
class FakeSteps:
    """ProcessingSteps beside the fake versions; `trash` holds versions that are deleted, `deleted` projects.

    `when_locked` runs once somebody holds the rows.
    """

    versions: FakeVersions
    rows: dict[UUID, Steps] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)
    trash: set[UUID] = field(default_factory=set)
    deleted: set[UUID] = field(default_factory=set)
    when_locked: Callable[[], object] = lambda: None

    def of(self, version: VideoVersion) -> Steps:
        self.when_locked()
        if version.id not in self.rows:
            self.rows[version.id] = {name: _waiting(version, name) for name in StepName}
        return deepcopy(self.rows[version.id])

    def save(self, step: ProcessingStep) -> None:
        self.told += step.told
        step.told, step.is_changed = [], False
        self.rows[step.version_id][step.name] = deepcopy(step)

    def is_wanted(self, version_id: UUID) -> bool:
        version = self.versions.rows.get(version_id)
        if version is None or version.project_id in self.deleted:
            return False
        return version.status in _WANTED and version_id not in self.trash

    def is_at(self, running: RunningStep) -> bool:
        return self.is_wanted(running.version_id) and running in self.running()

    def running(self) -> list[RunningStep]:
        return [
            RunningStep(version_id, step.name, step.attempts)
            for version_id, steps in self.rows.items()
            for step in steps.values()
            if step.is_running and self.is_wanted(version_id)
        ]

    def unfinished(self, kind: str) -> Iterator[list[UUID]]:
        """One at a time."""
        for version in sorted(self.versions.rows.values(), key=lambda each: each.id):
            if self.is_wanted(version.id) and kind in self._kinds_left(version):
                yield [version.id]

    def unread(self) -> Iterator[list[UUID]]:
        """One at a time."""
        for version in sorted(self.versions.rows.values(), key=lambda each: each.id):
            has_failed = any(step.has_failed for step in self.rows.get(version.id, {}).values())
            if self.is_wanted(version.id) and version.was_never_read and not has_failed:
                yield [version.id]

    def _kinds_left(self, version: VideoVersion) -> set[str]:
        if version.id not in self.rows:
            return {PROCESS_VIDEO} if version.is_processing else set()
        steps = self.rows[version.id]
        kinds = {kind_of(name) for name, step in steps.items() if not step.has_ended}
        return kinds if steps[StepName.PROBE].is_done else kinds - {ENCODE_VIDEO}


def _waiting(version: VideoVersion, name: StepName) -> ProcessingStep:
    return ProcessingStep(
        version_id=version.id,
        video_id=version.video_id,
        project_id=version.project_id,
        name=name,
        updated_at=version.updated_at,
    )


@dataclass
class FakeVideoJobs:
    """`held` are those that a living worker is at; all others wait."""

    waiting: list[tuple[str, UUID]] = field(default_factory=list)
    held: set[tuple[str, UUID]] = field(default_factory=set)

    def order(self, kind: str, version_id: UUID) -> bool:
        assert kind in (PROCESS_VIDEO, ENCODE_VIDEO)
        if self.open(kind, [version_id]):
            return False
        self.waiting.append((kind, version_id))
        return True

    def open(self, kind: str, version_ids: Iterable[UUID]) -> dict[UUID, bool]:
        known = {(kind, each): (kind, each) in self.held for each in version_ids}
        return {pair[1]: is_held for pair, is_held in known.items() if is_held or pair in self.waiting}
