"""The place where a job works on a version: its file on the local disk, and room beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback.application.media_ports import VideoFacts
from feedback.application.steps import Made, Step, Work
from feedback.application.workshop import Keep, Workshop, keep_nothing
from feedback.contracts import StepName
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True)
class Bench:
    workshop: Workshop
    version: VideoVersion
    directory: Path

    @property
    def path(self) -> Path:
        return self.directory / "source"

    def source(self, tell: Callable[[int], None]) -> Path:
        """The file, brought here when the first step needs it; NoLongerWanted, as `tell` hears it."""
        if not self.path.exists():
            self.workshop.store.fetch(self.version.source.object_key, str(self.path), lambda count: tell(0))
        return self.path

    def run(self, name: StepName, step: Step, facts: VideoFacts, keep: Keep = keep_nothing) -> Made:
        return self.workshop.run(self.version.id, name, lambda tell: step(self.work(facts, tell)), keep)

    def skip(self, name: StepName) -> None:
        self.workshop.skip(self.version.id, name)

    def work(self, facts: VideoFacts, tell: Callable[[int], None]) -> Work:
        return Work(
            project_id=self.version.project_id,
            version_id=self.version.id,
            source=self.source(tell),
            facts=facts,
            directory=self.directory,
            tell=tell,
        )
