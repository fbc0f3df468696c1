"""Asking a maker, unless the same question was answered before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ai_planning.application.asking import question_of
from ai_planning.application.bench import Begun, Bench
from ai_planning.application.generation_ports import Made, Watch
from ai_planning.application.job_watch import JobWatch
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.provenance import Maker

Draft = TypeVar("Draft")
_KEPT = (JobKind.STORY, JobKind.SHOTS)


@dataclass(frozen=True)
class Answer(Generic[Draft]):
    """`is_cached`: made for another job."""

    made: Made[Draft]
    is_cached: bool = False


def answer(bench: Bench, begun: Begun, maker: Maker, make: Callable[[int, Watch], Made[Draft]]) -> Answer[Draft]:
    """What was made for this very job before its worker died is not made again, and is not cached."""
    job, question = begun.job, question_of(begun.job, begun.job.wish, begun.plan)
    key = question.key(maker, job.requester.id)
    is_kept = job.wish.kind in _KEPT
    known = bench.remembered.find(job.wish.kind, key) if is_kept else None
    if known is not None:
        made, made_for = known
        return Answer(made, is_cached=made_for != job.id)
    bench.demand_budget(begun, maker)
    made = make(question.answer_seed, JobWatch(bench, begun))
    if is_kept:
        bench.remembered.keep(job.wish.kind, key, made, job.id, job.requester.id if maker.is_own_key else None)
    return Answer(made)
