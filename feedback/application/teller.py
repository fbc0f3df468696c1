"""How a running step says how far it is, and hears that nobody wants it any more."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from core.domain.clock import Clock
from feedback.application.processing_ports import Lease, ProcessingSteps, RunningStep, Steps
from feedback.application.steps import NoLongerWanted
from feedback.domain.video_version import VideoVersion

ASK_EVERY = timedelta(seconds=2)
TELL_EVERY = 10
# What is over in a moment need not be told in ten pieces, each of which has to be stored.
TELL_AFTER = timedelta(seconds=1)


class StepKeeper(Protocol):
    """Where the step is kept."""

    @property
    def steps(self) -> ProcessingSteps: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def is_leased(self) -> Lease: ...

    def mine(self, running: RunningStep) -> AbstractContextManager[tuple[VideoVersion, Steps]]: ...

    def keep(self, version: VideoVersion, steps: Steps) -> None: ...


class Teller:
    """Called with the percent that are done, as often as one likes; raises NoLongerWanted."""

    def __init__(self, keeper: StepKeeper, running: RunningStep, now: datetime) -> None:
        self._keeper, self._running = keeper, running
        self._asked_at, self._told_at, self._told, self._is_published = now, now, 0, False

    def __call__(self, percent: int) -> None:
        now = self._keeper.clock()
        if now - self._asked_at >= ASK_EVERY:
            self._asked_at = now
            if not self._keeper.is_leased() or not self._keeper.steps.is_at(self._running):
                raise NoLongerWanted
        if percent >= self._told + TELL_EVERY and now - self._told_at >= TELL_AFTER:
            self._told_at, self._told = now, percent // TELL_EVERY * TELL_EVERY
            with self._keeper.mine(self._running) as (_, steps):
                steps[self._running.name].advance(percent, now)
                self._keeper.steps.save(steps[self._running.name])

    def publish(self) -> None:
        """What there is of it can be played from now on; once is enough."""
        if self._is_published:
            return
        self._is_published = True
        with self._keeper.mine(self._running) as (version, steps):
            steps[self._running.name].publish(self._keeper.clock())
            self._keeper.keep(version, steps)
