"""What happens to planning jobs; an event carries the whole row."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import JobStatus
from core.domain.events import Event, ProjectEvent


@dataclass(frozen=True, kw_only=True)
class PlanningJobProgress(ProjectEvent):
    """How far a job is: at every change of its status, and at every ten percent."""

    name: ClassVar[str] = "job.progress"

    job: JobRow

    def payload(self) -> dict[str, Any]:
        return self.job.wire()


@dataclass(frozen=True, kw_only=True)
class PlanningJobEnded(Event):
    """It has succeeded or failed: whoever asked for it is to hear. Screens see it by its progress."""

    name: ClassVar[str] = "planning_job.ended"

    project_id: UUID
    plan_id: UUID
    job_id: UUID
    requester_id: UUID
    status: JobStatus
