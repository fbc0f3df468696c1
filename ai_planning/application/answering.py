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
    """`is_cached`: somebody was charged for it before; `key` is by what it is remembered, if it is."""

    made: Made[Draft]
    key: str | None = None
    is_cached: bool = False


def answer(bench: Bench, begun: Begun, maker: Maker, make: Callable[[int, Watch], Made[Draft]]) -> Answer[Draft]:
    """What was made before the worker died, or before nobody wanted it, is not made again; it is yet to be charged."""
    job, question = begun.job, question_of(begun.job, begun.job.wish, begun.plan)
    key = question.key(maker, job.requester.id) if job.wish.kind in _KEPT else None
    known = bench.remembered.find(job.wish.kind, key) if key is not None else None
    if known is not None:
        made, is_charged = known
        if not is_charged:
            bench.admit(begun, None)
        return Answer(made, key, is_cached=is_charged)
    bench.admit(begun, maker)
    made = bench.paid(begun, lambda: make(question.answer_seed, JobWatch(bench, begun)))
    if key is not None:
        _remember(bench, begun, maker, key, made)
    return Answer(made, key)


def _remember(bench: Bench, begun: Begun, maker: Maker, key: str, made: Made[Draft]) -> None:
    """What an own key answered is kept only while its owner is there; NoLongerWanted."""
    kept = begun.job.wish.kind, key, made, begun.job.id
    if not maker.is_own_key:
        bench.remembered.keep(*kept, None)
        return
    with bench.mine(begun) as job:
        bench.remembered.keep(*kept, job.requester.id)
