"""Running a step: look whether it was done before, say that it runs, do it, keep what it made, tell.

Nothing slow happens inside a unit of work, and what comes of a try that is no longer wanted is thrown away.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import ObjectStore, UnitOfWork
from core.application.refusals import ObjectMissing
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.media_ports import MediaUnreadable
from feedback.application.object_keys import version_prefix
from feedback.application.ports import FeedbackItems, StorageLedger, VideoVersions
from feedback.application.processing_ports import Lease, ProcessingSteps, RunningStep, Steps
from feedback.application.steps import Made, NoLongerWanted, Objects, StepRefused
from feedback.application.store_outcome import store_outcome
from feedback.application.teller import Teller
from feedback.contracts import StepName
from feedback.domain.processing_step import is_needed, plays
from feedback.domain.video_version import VideoVersion

Keep = Callable[[VideoVersion, Made], None]
"""Puts what a step found into the version, inside the unit of work that ends the step."""


Refused = Callable[[VideoVersion, str], None]
"""Hears the code of why the step was refused, inside the unit of work that says so."""


def keep_nothing(version: VideoVersion, made: Made) -> None:
    """For a step that the version need not know of."""


def tell_nobody(version: VideoVersion, code: str) -> None:
    """For a step whose refusal concerns the version alone."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """The ports that every step needs; `is_leased` tells whether the running job is still this worker's."""

    unit_of_work: UnitOfWork
    versions: VideoVersions
    items: FeedbackItems
    steps: ProcessingSteps
    store: ObjectStore
    ledger: StorageLedger
    clock: Clock
    is_leased: Lease

    def run(
        self,
        version_id: UUID,
        name: StepName,
        do: Callable[[Teller], Made],
        keep: Keep = keep_nothing,
        refused: Refused = tell_nobody,
    ) -> Made:
        """What the step made, now or before; NoLongerWanted, StepRefused, or any trouble that may pass."""
        made = self._made_before(version_id, name)
        if made is not None:
            return made
        running = self._begin(version_id, name)
        try:
            made = do(Teller(self, running, self.clock()))
        except (StepRefused, MediaUnreadable, ObjectMissing) as trouble:
            refusal = _refusal(trouble)
            with self.mine(running) as (version, steps):
                refused(version, refusal.code)
                self.fail(version, steps, [name], refusal.code, refusal.left)
            raise refusal from trouble
        except NoLongerWanted:
            raise
        except Exception:
            self._interrupt(running)
            raise
        self._finish(running, made, keep)
        return made

    def skip(self, version_id: UUID, name: StepName) -> None:
        """The version can do without the step."""
        with self.open(version_id) as (version, steps):
            steps[name].skip(self.clock())
            self.keep(version, steps)

    def fail(
        self, version: VideoVersion, steps: Steps, names: Iterable[StepName], code: str, left: Objects | None = None
    ) -> None:
        """For good, and the version with them where nothing plays without; what has ended stays as it is.

        `left` is what there is of them all the same. Inside the unit of work that `open` began.
        """
        for name in names:
            if steps[name].has_ended:
                continue
            steps[name].fail(code, self.clock(), left)
            if version.is_processing and is_needed(name, version.delivery) and not steps[name].plays:
                version.fail(code, self.clock())
                for step in steps.values():
                    step.skip(self.clock())
        self.keep(version, steps)

    @contextmanager
    def open(self, version_id: UUID) -> Iterator[tuple[VideoVersion, Steps]]:
        """The version and its steps, locked, in a unit of work; NoLongerWanted, also when the job is another's now."""
        with self.unit_of_work(by=SYSTEM):
            version = self.versions.get(version_id)
            if version is None or not self.steps.is_wanted(version_id):
                raise NoLongerWanted
            steps = self.steps.of(version)
            # Only now, for another may have got the job while this one waited for the rows.
            if not self.is_leased():
                raise NoLongerWanted
            yield version, steps

    @contextmanager
    def mine(self, running: RunningStep) -> Iterator[tuple[VideoVersion, Steps]]:
        """As `open`; NoLongerWanted also when another try at the step has begun."""
        with self.open(running.version_id) as (version, steps):
            step = steps[running.name]
            if not step.is_running or step.attempts != running.attempt:
                raise NoLongerWanted
            yield version, steps

    def keep(self, version: VideoVersion, steps: Steps) -> None:
        """Store both, the version ready as soon as it can be; inside the unit of work."""
        if version.can_be_ready and plays(version.delivery, steps):
            version.become_ready(self.clock())
        more = version.weigh(sum(step.size for step in steps.values()))
        store_outcome(
            version, more=more, versions=self.versions, items=self.items, ledger=self.ledger, clock=self.clock
        )
        for step in steps.values():
            if step.is_changed:
                self.steps.save(step)

    def _made_before(self, version_id: UUID, name: StepName) -> Made | None:
        """None when the step is yet to be done, or when what it made is no longer there."""
        with self.open(version_id) as (version, steps):
            step = steps[name]
        if not step.is_done:
            return None
        stored = self.store.sizes(version_prefix(version.project_id, version.id)) if step.objects else {}
        is_whole = all(stored.get(key) == size for key, size in step.objects.items())
        return Made(step.objects, step.detail) if is_whole else None

    def _begin(self, version_id: UUID, name: StepName) -> RunningStep:
        with self.open(version_id) as (_, steps):
            steps[name].begin(self.clock())
            self.steps.save(steps[name])
        return RunningStep(version_id, name, steps[name].attempts)

    def _interrupt(self, running: RunningStep) -> None:
        with suppress(NoLongerWanted), self.mine(running) as (_, steps):
            steps[running.name].wait(self.clock())
            self.steps.save(steps[running.name])

    def _finish(self, running: RunningStep, made: Made, keep: Keep) -> None:
        with self.mine(running) as (version, steps):
            steps[running.name].finish(made.objects, made.detail, self.clock())
            keep(version, made)
            self.keep(version, steps)


def _refusal(trouble: StepRefused | MediaUnreadable | ObjectMissing) -> StepRefused:
    return StepRefused(trouble.code, trouble.left if isinstance(trouble, StepRefused) else None)
