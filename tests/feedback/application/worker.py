"""The worker's part on fakes: jobs that are run, crash, give up and are tried again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from core.domain.actor import Actor
from feedback.application.arrival import Arrival
from feedback.application.draw_poster import draw_poster
from feedback.application.encode_video import EncodeVideo, encode_video
from feedback.application.give_up_on_video import GiveUpOnVideo, give_up_on_video
from feedback.application.media_ports import MediaUnreadable, UnreadableReason, Watch
from feedback.application.object_keys import hls_prefix, picture_key
from feedback.application.process_video import Craft, ProcessVideo, process_video
from feedback.application.receive_source import Received
from feedback.application.rendition_ports import KeptRendition, KeptSegment
from feedback.application.retry_processing import RetryProcessing, retry_processing
from feedback.application.steps import Made, Step, StepRefused, Work
from feedback.application.sweep_steps import sweep_steps
from feedback.application.workshop import Workshop
from feedback.contracts import StepName
from feedback.domain.position import Position
from feedback.domain.processing_step import ProcessingStep
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import LATER
from tests.feedback.fake_processing import FakeSteps, FakeVideoJobs
from tests.feedback.fake_uploads import FakeParts, FakeUploads
from tests.feedback.fakes import FakeInspector
from tests.feedback.film_fakes import FakeLedger
from tests.feedback.rendition_fakes import FakeRenditions

# The example with nothing in it that would have to be encoded.
REMUXED = replace(
    examples.READ,
    codec="h264",
    profile="High",
    pixel_format="yuv420p",
    bit_depth=8,
    color_transfer="bt709",
    interlaced=False,
)
PERCENTS = (5, 42, 90)


class Crash(Exception):
    """Trouble that may pass."""


class Worker:
    """Processing with fakes around it; `done` is what was begun, `percents` what the encoding told of itself."""

    def __init__(self, world: World, directory: Path) -> None:
        self.world, self.workspaces = world, DirectoryWorkspaces(directory)
        self.version = examples.processing(world.project_id)
        world.versions.add(self.version)
        world.store.objects[self.version.source.object_key] = b"film"
        world.items.add(examples.item(self.version.footage(), position=Position(Decimal(99))))
        self.inspector, self.steps, self.jobs = FakeInspector(REMUXED), FakeSteps(world.versions), FakeVideoJobs()
        self.uploads, self.parts, self.ledger = FakeUploads(), FakeParts(), FakeLedger()
        self.renditions = FakeRenditions(world.versions)
        self.done: list[str] = []
        self.percents: list[int] = []
        self.during_encode: Callable[[], object] = lambda: None
        self._broken: dict[str | None, Exception] = {}
        self._is_leased, self._ticks = True, 0

    def run(self) -> VideoVersion | None:
        command = ProcessVideo(self.version.id)
        process_video(
            command, workshop=self.workshop(), craft=self._craft(), workspaces=self.workspaces, jobs=self.jobs
        )
        return self.world.versions.rows.get(self.version.id)

    def encode(self) -> None:
        encode_video(
            EncodeVideo(self.version.id), workshop=self.workshop(), encode=self._encode, workspaces=self.workspaces
        )

    def give_up(self, kind: str) -> VideoVersion:
        give_up_on_video(GiveUpOnVideo(self.version.id, kind), workshop=self.workshop(), renditions=self.renditions)
        return self.version_now()

    def retry(self, actor: Actor = examples.ACTOR) -> None:
        version = self.version
        command = RetryProcessing(
            actor=actor, project_id=version.project_id, video_id=version.video_id, version_id=version.id
        )
        writing = self.world.dated() | {"versions": self.world.versions, "ledger": self.ledger}
        retry_processing(command, steps=self.steps, jobs=self.jobs, **writing)

    def sweep(self) -> tuple[int, int]:
        return sweep_steps(workshop=self.workshop(), jobs=self.jobs)

    def crash_in(self, step: str | None) -> None:
        self._broken = {step: Crash(step)}

    def refuse_in(self, step: str) -> None:
        self._broken = {step: MediaUnreadable(UnreadableReason.DAMAGED)}

    def cut_off(self, left: dict[str, int]) -> None:
        raise StepRefused("media.damaged", left)

    def lose_lease(self) -> None:
        self._is_leased = False

    def publish(self, name: str) -> str:
        """A rendition of one segment that a try before has left; the segment's key."""
        key = f"{hls_prefix(self.version.project_id, self.version.id)}{name}/00001.m4s"
        self.world.store.put(key, b"segment", media_type="video/mp4")
        self.renditions.keep(_rendition(self.version, name, key))
        return key

    def begin_elsewhere(self, name: StepName) -> None:
        self.steps.rows[self.version.id][name].begin(LATER)

    def step(self, name: StepName) -> ProcessingStep:
        return self.steps.rows[self.version.id][name]

    def version_now(self) -> VideoVersion:
        return self.world.versions.rows[self.version.id]

    def told(self) -> list[str]:
        return [event.name for event in (*self.world.versions.told, *self.world.items.told)]

    def workshop(self) -> Workshop:
        return Workshop(
            unit_of_work=self.world.work,
            versions=self.world.versions,
            items=self.world.items,
            steps=self.steps,
            store=self.world.store,
            ledger=self.ledger,
            clock=self._now,
            is_leased=lambda: self._is_leased,
        )

    def _now(self) -> datetime:
        """Three seconds pass whenever somebody looks."""
        self._ticks += 1
        return LATER + timedelta(seconds=3) * self._ticks

    def _craft(self) -> Craft:
        def poster(work: Work) -> Made:
            self.begun("poster")
            return draw_poster(work, inspector=self.inspector, store=self.world.store)

        read = self.inspector.inspect

        def inspect(path: Path, watch: Watch) -> object:
            self.begun("inspect")
            return read(path)

        inspector = FakeInspector(self.inspector.facts)
        inspector.inspect = inspect  # type: ignore[method-assign]
        made = {name: self._making(name) for name in ("remux", "sprite", "waveform")}
        return Craft(arrival=_Arrival(self), inspector=inspector, poster=poster, **made)

    def _making(self, name: str) -> Step:
        def make(work: Work) -> Made:
            self.begun(name)
            assert work.source.read_bytes() == b"film"
            return self._made(work, name)

        return make

    def _encode(self, work: Work, publish: Callable[[], None]) -> Made:
        for percent in PERCENTS:
            self.percents.append(percent)
            work.tell(percent)
            if percent == PERCENTS[0]:
                publish()
                self.during_encode()
        return self._made(work, "hls")

    def _made(self, work: Work, name: str) -> Made:
        key = picture_key(work.project_id, work.version_id, name)
        self.world.store.put(key, name.encode(), media_type="video/mp4")
        return Made({key: len(name)}, {"name": name})

    def begun(self, step: str) -> None:
        self.done.append(step)
        if step in self._broken:
            raise self._broken[step]


def _rendition(version: VideoVersion, name: str, key: str) -> KeptRendition:
    return KeptRendition(
        version_id=version.id,
        name=name,
        width=640,
        height=360,
        codecs="avc1.64001E",
        bandwidth=1000,
        average_bandwidth=900,
        init_key=f"{key}.init",
        target_seconds=4,
        segments=(KeptSegment(key, Decimal(4), len("segment")),),
        complete=False,
    )


class _Arrival(Arrival):
    """Notes that it was begun."""

    def __init__(self, worker: Worker) -> None:
        super().__init__(worker.uploads, worker.parts, worker.world.store)
        self._begun = worker.begun

    def receive(self, version: VideoVersion, path: Path, tell: Callable[[int], None]) -> Received:
        self._begun("receive")
        return super().receive(version, path, tell)
