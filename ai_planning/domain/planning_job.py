"""A job: something slow that somebody asked to be made of a plan."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from ai_planning.contracts.job_events import PlanningJobEnded, PlanningJobProgress
from ai_planning.contracts.job_rows import JobError, JobResult, JobRow
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.contracts.rows import Author
from ai_planning.domain.job_refusals import JobHasNotFailed
from ai_planning.domain.job_wish import JobWish
from ai_planning.domain.usage import Reservation
from core.domain.events import Event

DONE_PERCENT, TELLING = 100, 10
OPEN = (JobStatus.QUEUED, JobStatus.RUNNING)


@dataclass(kw_only=True)
class PlanningJob:
    """`seen` is the plan's version when it was asked for: what is newer is the work of somebody else.

    `attempts` tells the tries apart, only the last one may say more; `failures` counts those that may pass. `day` is
    the one it is charged to. `drawn` are shots that have their frame already. `is_free`: nothing is reserved for it,
    the answer is known. `told` is what happened since it was loaded or saved.
    """

    id: UUID
    project_id: UUID
    plan_id: UUID
    wish: JobWish
    requester: Author
    seen: int
    day: date
    is_free: bool = False
    retry_of: UUID | None = None
    status: JobStatus = JobStatus.QUEUED
    progress: int = 0
    attempts: int = 0
    failures: int = 0
    drawn: tuple[UUID, ...] = ()
    result: JobResult | None = None
    error: JobError | None = None
    cancel_reason: CancelReason | None = None
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    updated_at: datetime
    told: list[Event] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def left(self) -> tuple[UUID, ...]:
        """Shots that are yet to be drawn."""
        return tuple(each for each in self.wish.shot_ids if each not in self.drawn)

    @property
    def part(self) -> UUID:
        """The stage or the shot of a job about one; of another it is a mistake to ask."""
        if self.wish.part_id is None:
            raise LookupError(f"a {self.wish.kind} is about no part")
        return self.wish.part_id

    @property
    def seed(self) -> int:
        """For what is to differ from what was made before."""
        return int(self.id) & 0x7FFF_FFFF

    def frame_id(self, shot_id: UUID, attempt: int) -> UUID:
        """Known beforehand, so that what a dead worker has stored can be found."""
        return uuid5(self.id, f"{attempt}:{shot_id}")

    @property
    def lost_frames(self) -> list[UUID]:
        """Those that tries before may have stored and never added."""
        return [self.frame_id(shot_id, attempt) for attempt in self._lost_attempts for shot_id in self.left]

    @property
    def lost_files(self) -> list[int]:
        """Tries that may have stored a file that the job does not name."""
        return list(self._lost_attempts) if self.wish.kind is JobKind.EXPORT else []

    @property
    def _lost_attempts(self) -> range:
        """The last one is still at it, or has succeeded."""
        is_last_kept = self.is_open or self.status is JobStatus.SUCCEEDED
        return range(1, self.attempts if is_last_kept else self.attempts + 1)

    @property
    def reservation(self) -> Reservation:
        count = len(self.left) if self.wish.kind is JobKind.STORYBOARD else 1
        return Reservation(None if self.is_free else self.wish.unit, count, self.day)

    def is_at(self, attempt: int) -> bool:
        return self.status is JobStatus.RUNNING and self.attempts == attempt

    def cost_after_all(self, day: date) -> None:
        """Its answer was known when it was asked for, and is not any more."""
        self.is_free, self.day = False, day

    def ask(self) -> None:
        """Tell that it is there."""
        self._tell(self.created_at)

    def begin(self, now: datetime) -> None:
        """Another try; whoever was at it before has lost it."""
        self.attempts += 1
        self.started_at = self.started_at or now
        self._become(JobStatus.RUNNING, now)

    def advance(self, percent: int, now: datetime) -> None:
        """Tell of every ten percent, never backwards; the last of them is told by the end."""
        reached = min(percent, DONE_PERCENT - 1) // TELLING * TELLING
        if reached > self.progress:
            self.progress = reached
            self._tell(now)

    def keep_frame(self, shot_id: UUID, result: JobResult, now: datetime) -> None:
        """The shot has its frame; with the last of them it has succeeded."""
        self.drawn = (*self.drawn, shot_id)
        before = self.result or JobResult()
        self.result = replace(result, taken=before.taken + result.taken, kept=before.kept + result.kept)
        if not self.left:
            self.succeed(self.result, now)
            return
        self.progress = max(self.progress, len(self.drawn) * DONE_PERCENT // len(self.wish.shot_ids))
        self._tell(now)

    def leave_out(self, shot_ids: tuple[UUID, ...], now: datetime) -> None:
        """A newer job draws these; with nothing left to draw it is superseded."""
        others = tuple(each for each in shot_ids if each in self.left)
        if not others:
            return
        self.wish = self.wish.without(others)
        if self.left:
            self._tell(now)
        else:
            self.cancel(CancelReason.SUPERSEDED, now)

    def succeed(self, result: JobResult, now: datetime) -> None:
        self.result, self.progress = result, DONE_PERCENT
        self._end(JobStatus.SUCCEEDED, now)

    def fail(self, error: JobError, now: datetime) -> None:
        """One that has ended stays as it is."""
        if self.is_open:
            self.error = error
            self._end(JobStatus.FAILED, now)

    def cancel(self, reason: CancelReason, now: datetime) -> None:
        """One that has ended stays as it is."""
        if self.is_open:
            self.cancel_reason = reason
            self._end(JobStatus.CANCELLED, now)

    def wait(self, now: datetime) -> None:
        """Its turn comes again, after trouble that may pass."""
        self.failures += 1
        self._become(JobStatus.QUEUED, now)

    def wish_again(self) -> JobWish:
        """What another try is to make: frames that are there already are not drawn anew. Raises JobHasNotFailed."""
        is_whole = self.wish.kind is JobKind.STORYBOARD and not self.left
        if self.status not in (JobStatus.FAILED, JobStatus.CANCELLED) or is_whole:
            raise JobHasNotFailed
        return self.wish.without(self.drawn)

    def row(self) -> JobRow:
        wish = self.wish
        return JobRow(
            id=self.id,
            project_id=self.project_id,
            plan_id=self.plan_id,
            kind=wish.kind,
            part_id=wish.part_id,
            shot_ids=wish.shot_ids,
            format=wish.format,
            layout=wish.layout,
            provider=wish.provider and wish.provider.value,
            regenerate=wish.regenerate,
            retry_of=self.retry_of,
            status=self.status,
            attempts=self.attempts,
            progress=self.progress,
            result=self.result,
            error=self.error,
            cancel_reason=self.cancel_reason,
            requester=self.requester,
            created_at=self.created_at,
            started_at=self.started_at,
            ended_at=self.ended_at,
            updated_at=self.updated_at,
        )

    def _end(self, status: JobStatus, now: datetime) -> None:
        self.ended_at = now
        self._become(status, now)
        if status is not JobStatus.CANCELLED:
            ids = {"project_id": self.project_id, "plan_id": self.plan_id, "job_id": self.id}
            self.told.append(PlanningJobEnded(**ids, requester_id=self.requester.id, status=status))

    def _become(self, status: JobStatus, now: datetime) -> None:
        self.status = status
        self._tell(now)

    def _tell(self, now: datetime) -> None:
        self.updated_at = now
        self.told.append(PlanningJobProgress(project_id=self.project_id, job=self.row()))
