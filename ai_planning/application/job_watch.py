"""How whoever makes something says how far it is, and hears that nobody wants it any more."""

from datetime import timedelta
from uuid import UUID

from ai_planning.application.bench import Begun, Bench
from ai_planning.domain.planning_job import TELLING

ASK_EVERY = timedelta(milliseconds=300)


class JobWatch:
    """`span` is the part of the whole job that is watched, in percent, `shot_id` what it draws.

    Raises NoLongerWanted and FrameNotWanted.
    """

    def __init__(
        self, bench: Bench, begun: Begun, span: tuple[int, int] = (0, 100), shot_id: UUID | None = None
    ) -> None:
        self._bench, self._begun, self._span, self._shot_id = bench, begun, span, shot_id
        self._told, self._asked_at = begun.job.progress, bench.clock()

    def __call__(self, done: float, /) -> None:
        first, last = self._span
        percent = int(first + max(0.0, min(1.0, done)) * (last - first))
        if percent >= self._told + TELLING:
            self._told = percent // TELLING * TELLING
            self._bench.advance(self._begun, percent, self._shot_id)
        elif self._bench.clock() - self._asked_at >= ASK_EVERY:
            self._bench.demand_wanted(self._begun, self._shot_id)
        else:
            return
        self._asked_at = self._bench.clock()
