"""What jobs, quotas and budgets need from the outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from ai_planning.application.generation_ports import Made
from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.budget import Budget
from ai_planning.domain.planning_job import PlanningJob
from ai_planning.domain.usage import Reservation, Usage
from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import Capability, ProjectGrant


class ProjectAccess(Protocol):
    """Asks the projects context."""

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Proof of the right; NotFound for strangers, NotPermitted for members without it."""


class LivingProjects(Protocol):
    def __call__(self, project_ids: Collection[UUID]) -> set[UUID]:
        """Those that are not deleted."""


class PlanningJobs(Protocol):
    """Rows of jobs are locked after those of usages, budgets and plans; `save` and `add` publish what they tell."""

    def get(self, project_id: UUID, job_id: UUID) -> PlanningJob:
        """Locked. Raises JobNotFound."""

    def open_on(self, plan_id: UUID) -> list[PlanningJob]:
        """Locked, in the order of their ids."""

    def open_in(self, project_id: UUID) -> list[PlanningJob]:
        """Locked, in the order of their ids."""

    def open_of(self, user_id: UUID, project_id: UUID | None) -> list[PlanningJob]:
        """What the person has asked for, there or anywhere. Locked, in the order of their ids."""

    def reserved_by(self, user_id: UUID) -> list[Reservation]:
        """One of each open job of the person; nothing is locked."""

    def is_at(self, job_id: UUID, attempt: int, shot_id: UUID | None = None) -> bool:
        """Whether that try at the job is still the last, and wanted, and draws the shot; nothing is locked."""

    def add(self, job: PlanningJob) -> None: ...

    def save(self, job: PlanningJob) -> None: ...


class JobOrders(Protocol):
    def order(self, job: PlanningJob, after: timedelta = timedelta()) -> None:
        """Inside the unit of work: a worker takes the job up, at the earliest `after` that time."""


@dataclass(frozen=True)
class JobFilter:
    plan_id: UUID | None = None
    kind: JobKind | None = None
    status: JobStatus | None = None


class JobReads(Protocol):
    def page(self, grant: ProjectGrant, wanted: CursorRequest, only: JobFilter) -> CursorPage[JobRow]:
        """Newest first; two statements."""

    def row(self, grant: ProjectGrant, job_id: UUID) -> JobRow | None: ...

    def has_plan(self, grant: ProjectGrant, plan_id: UUID) -> bool:
        """Whether it is there, and not in the trash."""


class Usages(Protocol):
    def hold(self, user_id: UUID, today: date) -> Usage:
        """Locked, and turned to the day; made when there is none yet. The first row that is locked."""

    def read(self, user_id: UUID, today: date) -> Usage: ...

    def save(self, usage: Usage) -> None: ...

    def forget(self, user_id: UUID) -> None: ...


class Budgets(Protocol):
    def hold(self, project_id: UUID) -> Budget:
        """Locked; made when there is none yet. After usages, before plans."""

    def read(self, project_id: UUID) -> Budget: ...

    def save(self, budget: Budget) -> None:
        """Raises the revision of the project."""


class Remembered(Protocol):
    """What briefs were answered with before, by kind, maker and brief; those of own keys are their owner's.

    An answer is charged to the first who takes it, and costs the others nothing.
    """

    def has(self, key: str) -> bool:
        """Whether there is one that was charged."""

    def find(self, kind: JobKind, key: str) -> "tuple[Made[Any], bool] | None":
        """What was made, and whether it was charged."""

    def keep(self, kind: JobKind, key: str, made: Made[Any], job_id: UUID, owner_id: UUID | None) -> None:
        """The first one stays."""

    def charge(self, key: str) -> None: ...

    def forget_of(self, user_id: UUID) -> None:
        """What their own keys answered."""


class JobCounts(Protocol):
    def __call__(self, job: PlanningJob) -> None:
        """A job has been asked for, or has ended."""


class Leftovers(Protocol):
    def __call__(self, job: PlanningJob) -> None:
        """Delete what tries that were cut off have stored. Not inside a unit of work."""
