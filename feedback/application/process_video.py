"""Reading a video, its pictures and its sound. Safe to run twice and to be killed at any moment."""

from dataclasses import asdict, dataclass
from uuid import UUID

from feedback.application.arrival import Arrival
from feedback.application.attendance import attending, wanted
from feedback.application.bench import Bench
from feedback.application.draw_poster import keep_poster
from feedback.application.media_ports import MediaInspector, VideoFacts
from feedback.application.ports import Workspaces
from feedback.application.processing_ports import ENCODE_VIDEO, VideoJobs
from feedback.application.steps import Made, NoLongerWanted, Step, StepRefused
from feedback.application.teller import Teller
from feedback.application.workshop import Workshop
from feedback.application.written_facts import facts_of, written
from feedback.contracts import Delivery, StepName
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True)
class ProcessVideo:
    version_id: UUID


@dataclass(frozen=True, kw_only=True)
class Craft:
    """How each step is done."""

    arrival: Arrival
    inspector: MediaInspector
    poster: Step
    remux: Step
    sprite: Step
    waveform: Step


def process_video(
    command: ProcessVideo, *, workshop: Workshop, craft: Craft, workspaces: Workspaces, jobs: VideoJobs
) -> None:
    """Ends in a ready or a failed version; does nothing for one that nobody wants (any more)."""
    version = wanted(workshop, command.version_id)
    if version is None:
        return
    with attending(workshop, version), workspaces.enter(f"process-{version.id}") as directory:
        _Processing(Bench(workshop, version, directory), craft, jobs).go()


@dataclass(frozen=True)
class _Processing:
    bench: Bench
    craft: Craft
    jobs: VideoJobs

    def go(self) -> None:
        bench, craft, version_id = self.bench, self.craft, self.bench.version.id
        self._receive()
        probed = bench.workshop.run(version_id, StepName.PROBE, self._probe, self._keep_facts)
        facts = facts_of(probed.detail["facts"])
        # What plays comes before what is looked at.
        if facts.decision.delivery is Delivery.REMUX:
            bench.run(StepName.REMUX, craft.remux, facts)
        else:
            bench.skip(StepName.REMUX)
        bench.run(StepName.POSTER, craft.poster, facts, keep_poster)
        self._go_beyond_need(facts)

    def _go_beyond_need(self, facts: VideoFacts) -> None:
        """Trouble with one of them holds none of the others up."""
        steps = {StepName.SPRITE: self.craft.sprite, StepName.WAVEFORM: self.craft.waveform}
        troubles = [self._trouble_with(name, step, facts) for name, step in steps.items()]
        for trouble in troubles:
            if trouble is not None:
                raise trouble

    def _trouble_with(self, name: StepName, step: Step, facts: VideoFacts) -> Exception | None:
        try:
            self.bench.run(name, step, facts)
        except StepRefused:
            return None
        except NoLongerWanted:
            raise
        except Exception as trouble:  # noqa: BLE001 - raised when the others have had their turn
            return trouble
        return None

    def _receive(self) -> None:
        arrival, workshop, version = self.craft.arrival, self.bench.workshop, self.bench.version

        def do(tell: Teller) -> Made:
            return Made(detail=asdict(arrival.receive(version, self.bench.path, tell)))

        def keep(version: VideoVersion, made: Made) -> None:
            version.have_received(made.detail["sha256"], made.detail["container"])
            arrival.conclude(version.id, None, workshop.clock())

        def refused(version: VideoVersion, code: str) -> None:
            arrival.conclude(version.id, code, workshop.clock())
            version.let_go()

        try:
            workshop.run(version.id, StepName.RECEIVE, do, keep, refused)
        except StepRefused:
            arrival.discard(version.id)
            raise

    def _probe(self, tell: Teller) -> Made:
        facts = self.craft.inspector.inspect(self.bench.source(tell), lambda: tell(0))
        return Made(detail={"facts": written(facts)})

    def _keep_facts(self, version: VideoVersion, made: Made) -> None:
        """What the file is and how it will be played; from now on it can be encoded."""
        version.learn(facts_of(made.detail["facts"]).kept(), self.bench.workshop.clock())
        self.jobs.order(ENCODE_VIDEO, version.id)
