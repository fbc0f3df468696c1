"""Jobs: slow work kept in the database; the broker's message is only the wake-up.

A worker claims a job with a lease and renews it while it works. A worker that dies lets the lease pass, and the sweep
hands the job to another. So every handler must be safe to run twice, and one that takes long asks `is_leased` now and
then: a worker that was stopped for a while may have lost its job to another.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest, Least, Now
from django.db.models.lookups import GreaterThan
from django.utils.module_loading import import_string

from core.domain.ids import new_id
from core.infrastructure.broker import kick
from core.infrastructure.job_metrics import Outcome, count_try
from core.infrastructure.logs import without_secrets
from core.infrastructure.models import JobRecord
from core.infrastructure.unit_of_work import after_commit

logger = logging.getLogger("videoplanet.jobs")

LEASE = timedelta(seconds=20)
RENEW_SECONDS = 5.0
SWEEP_SIZE = 200
WAKE_AGAIN = timedelta(seconds=30)
# Behind hours of work many wait in line: each is woken after twice the time, up to this, which messages outlive.
WAKE_SELDOM = timedelta(minutes=5)
WAKING = WAKE_SELDOM + WAKE_AGAIN
KEEP_ENDED = timedelta(days=7)

_running: ContextVar["JobRecord | None"] = ContextVar("running", default=None)
# Of all jobs that this process works on, in whichever thread.
_leases: set[UUID | None] = set()


@dataclass(frozen=True)
class JobKind:
    """How to run one kind of job. `give_up` is told when the tries are used up, with the payload and the last error.

    Work that has to be done some day takes `rest` then, and begins anew with as many tries.
    """

    handler: Callable[[dict[str, Any]], None]
    queue: str = "default"
    tries: int = 6
    first_pause: timedelta = timedelta(seconds=3)
    give_up: Callable[[dict[str, Any], str], None] | None = None
    rest: timedelta | None = None


@cache
def kinds() -> dict[str, JobKind]:
    wired: dict[str, JobKind] = import_string(settings.JOB_KINDS)
    return wired


class DatabaseJobQueue:
    """JobQueue over the `core_job` table."""

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str, after: timedelta = timedelta()) -> UUID:
        """Due `after` that time; then the sweep finds it."""
        if kind not in kinds():
            raise LookupError(f"no job kind is named {kind}")
        wanted = {"kind": kind, "payload": payload, "due_at": Now() + after}
        job, made = JobRecord.objects.get_or_create(key=key, defaults=wanted)
        if made and not after:
            after_commit(partial(start, job.id, kind))
        return job.id

    def enqueue_all(self, kind: str, payloads: Mapping[str, dict[str, Any]]) -> None:
        """Jobs by their keys, in one statement; one wake-up for all of them."""
        if kind not in kinds():
            raise LookupError(f"no job kind is named {kind}")
        wanted = (JobRecord(kind=kind, key=key, payload=payload) for key, payload in payloads.items())
        JobRecord.objects.bulk_create(wanted, ignore_conflicts=True)
        after_commit(partial(kick, "core.sweep"))


def start(job_id: UUID, kind: str) -> None:
    """Wake a worker for the job."""
    kick("core.run_job", [str(job_id)], queue=kinds()[kind].queue, valid=WAKING)


def run(job_id: UUID) -> None:
    """Claim and run the job; does nothing when it is not due or belongs to a living worker."""
    job = _claim(job_id)
    if job is None:
        return
    if job.attempts > kinds()[job.kind].tries:
        _give_up(job, job.error or "its worker died at every try")
    else:
        _try(job)


def is_leased() -> bool:
    """Whether the job that runs here is still this worker's; outside of jobs nobody can take anything away."""
    job = _running.get()
    return job is None or _own(job).exists()


def give_back() -> int:
    """What this process is at, before it ends: another may have it at once, and it was no try; how many jobs."""
    mine = JobRecord.objects.filter(lease__in=list(_leases))
    waiting = {"status": JobRecord.Status.QUEUED, "due_at": Now(), "lease": None, "lease_until": None}
    return mine.update(attempts=F("attempts") - 1, **waiting)


def open_jobs(kind: str, field: str, values: Iterable[str]) -> dict[str, bool]:
    """Which of the values stand in `field` of the payload of a job that waits or runs; whether a worker is at it."""
    statuses = (JobRecord.Status.QUEUED, JobRecord.Status.RUNNING)
    found = JobRecord.objects.filter(kind=kind, status__in=statuses, **{f"payload__{field}__in": list(values)})
    held: dict[str, bool] = {}
    for value, is_held in found.values_list(f"payload__{field}", GreaterThan(F("lease_until"), Now())):
        held[value] = held.get(value, False) or bool(is_held)
    return held


def _try(job: JobRecord) -> None:
    running, started, outcome = _running.set(job), time.perf_counter(), Outcome.SUCCEEDED
    try:
        with _lease_kept(job):
            kinds()[job.kind].handler(job.payload)
    except Exception as error:  # noqa: BLE001 - whatever a handler raises is kept with the job and tried again
        outcome = Outcome.FAILED if job.attempts >= kinds()[job.kind].tries else Outcome.POSTPONED
        _fail(job, error)
    else:
        _end(job, JobRecord.Status.SUCCEEDED)
    finally:
        count_try(job.kind, outcome, time.perf_counter() - started)
        _running.reset(running)


def sweep() -> int:
    """Wake workers for due jobs that nobody works on; how many. One that waits in line is woken ever more seldom."""
    waited = F("woken_at") - Coalesce("lease_until", "due_at")
    slept = Now() - F("woken_at")
    asleep = Q(woken_at=None) | Q(GreaterThan(slept, Least(Greatest(waited, WAKE_AGAIN), WAKE_SELDOM)))
    due = list(_claimable().filter(asleep).order_by("due_at").values_list("id", "kind")[:SWEEP_SIZE])
    JobRecord.objects.filter(id__in=[job_id for job_id, _ in due]).update(woken_at=Now())
    for job_id, kind in due:
        start(job_id, kind)
    return len(due)


def forget_ended() -> None:
    JobRecord.objects.filter(ended_at__lt=Now() - KEEP_ENDED).delete()


def _claimable() -> Any:
    """Jobs of a kind that this release does not have stay until one has it again."""
    queued = Q(status=JobRecord.Status.QUEUED, due_at__lte=Now())
    abandoned = Q(status=JobRecord.Status.RUNNING, lease_until__lt=Now())
    return JobRecord.objects.filter(queued | abandoned, kind__in=kinds())


def _claim(job_id: UUID) -> JobRecord | None:
    lease = new_id()
    mine = {"status": JobRecord.Status.RUNNING, "lease": lease, "lease_until": Now() + LEASE, "woken_at": None}
    claimed = _claimable().filter(id=job_id).update(attempts=F("attempts") + 1, **mine)
    return JobRecord.objects.filter(id=job_id, lease=lease).first() if claimed else None


@contextmanager
def _lease_kept(job: JobRecord) -> Iterator[None]:
    done = threading.Event()
    keeper = threading.Thread(target=_renew_until, args=(done, job), daemon=True)
    keeper.start()
    _leases.add(job.lease)
    try:
        yield
    finally:
        _leases.discard(job.lease)
        done.set()
        keeper.join()


def _renew_until(done: threading.Event, job: JobRecord) -> None:
    try:
        while not done.wait(RENEW_SECONDS):
            try:
                _own(job).update(lease_until=Now() + LEASE)
            except Exception:
                logger.warning("lease not renewed", extra={"job": str(job.id)}, exc_info=True)
                connection.close()
    finally:
        connection.close()


def _own(job: JobRecord) -> Any:
    return JobRecord.objects.filter(id=job.id, lease=job.lease)


def _end(job: JobRecord, status: JobRecord.Status, error: str = "") -> None:
    if _own(job).update(status=status, error=error, lease=None, lease_until=None, ended_at=Now()):
        logger.info("job ended", extra={"job": str(job.id), "kind": job.kind, "status": status.value})


def _fail(job: JobRecord, error: Exception) -> None:
    kind, text = kinds()[job.kind], without_secrets(f"{type(error).__name__}: {error}")[:2000]
    logger.warning("job failed", extra={"job": str(job.id), "kind": job.kind, "attempt": job.attempts}, exc_info=error)
    if not _own(job).exists():
        return
    if job.attempts >= kind.tries:
        _give_up(job, text)
        return
    _later(job, kind.first_pause * 2 ** (job.attempts - 1), error=text)


def _give_up(job: JobRecord, error: str) -> None:
    kind = kinds()[job.kind]
    if kind.give_up is not None:
        kind.give_up(job.payload, error)
    if kind.rest is None:
        _end(job, JobRecord.Status.FAILED, error)
        return
    logger.error("job begins anew", extra={"job": str(job.id), "kind": job.kind, "cause": error})
    _later(job, kind.rest, error=error, attempts=0)


def _later(job: JobRecord, pause: timedelta, **known: Any) -> None:
    waiting = {"status": JobRecord.Status.QUEUED, "due_at": Now() + pause, "lease": None, "lease_until": None}
    _own(job).update(**waiting, **known)
