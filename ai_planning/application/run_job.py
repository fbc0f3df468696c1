"""Working a job off. Safe to run twice and to be killed at any moment."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from ai_planning.application.bench import Begun, Bench, RunJob
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.generation_refusals import GenerationFailed, NoLongerWanted, ProviderQuotaSpent
from core.application.refusals import Unavailable
from core.domain.errors import Conflict, DomainError, TooSoon

TRIES = 2
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(seconds=60)
UNKNOWN = JobError(code=GenerationFailed.code, status=GenerationFailed.status)
Work = Callable[[Bench, Begun], None]


def run_job(command: RunJob, *, bench: Bench, craft: Mapping[JobKind, Work]) -> None:
    """Ends in a job that has ended or waits for another try.

    What the store refuses for now is raised, and what nobody has thought of: of that the person hears soon.
    """
    begun = bench.begin(command)
    if begun is None:
        return
    try:
        craft[begun.job.wish.kind](bench, begun)
    except NoLongerWanted:
        return
    except Unavailable:
        raise
    except DomainError as refusal:
        _refused(bench, begun, refusal)
    except Exception:
        _broken(bench, begun)
        raise


def give_up_on_job(command: RunJob, *, bench: Bench) -> None:
    """Its worker died at every try, or what it needs stayed away."""
    begun = bench.begin(command)
    if begun is not None:
        _end(bench, begun, UNKNOWN)


def _refused(bench: Bench, begun: Begun, refusal: DomainError) -> None:
    pause = _pause(refusal, begun.job.failures)
    if pause is None:
        _end(bench, begun, _error_of(refusal))
        return
    with suppress(NoLongerWanted), bench.mine(begun) as job:
        job.wait(bench.clock())
        bench.jobs.save(job)
        bench.orders.order(job, after=pause)


def _broken(bench: Bench, begun: Begun) -> None:
    """A mistake of ours comes again at every try, a database that was away does not; whoever runs it tries it again."""
    if begun.job.failures + 1 >= TRIES:
        _end(bench, begun, UNKNOWN)
        return
    with suppress(NoLongerWanted), bench.mine(begun) as job:
        job.wait(bench.clock())
        bench.jobs.save(job)


def _end(bench: Bench, begun: Begun, error: JobError) -> None:
    with suppress(NoLongerWanted):
        with bench.mine(begun) as job:
            job.fail(error, bench.clock())
            bench.jobs.save(job)
        bench.count(job)


def _pause(refusal: DomainError, failures: int) -> timedelta | None:
    """Until it is tried again; None where that would not help, or comes later than anybody waits."""
    if not isinstance(refusal, GenerationFailed) or not refusal.may_pass or failures + 1 >= TRIES:
        return None
    told = refusal.seconds if isinstance(refusal, ProviderQuotaSpent) else None
    pause = FIRST_PAUSE * 2**failures if told is None else timedelta(seconds=told)
    return pause if pause <= LONGEST_PAUSE else None


def _error_of(refusal: DomainError) -> JobError:
    if isinstance(refusal, GenerationFailed):
        told = refusal.seconds if isinstance(refusal, ProviderQuotaSpent) else None
        return JobError(code=refusal.code, status=refusal.status, retry_after=told)
    most = refusal.params.get("most")
    known: dict[str, Any] = {"code": refusal.code, "most": int(most) if most is not None else None}
    if isinstance(refusal, TooSoon):
        return JobError(**known, status=429, retry_after=refusal.seconds)
    return JobError(**known, status=409 if isinstance(refusal, Conflict) else 422)
