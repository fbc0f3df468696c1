"""What happens to planning jobs; an event carries the whole row."""

from dataclasses import dataclass
from typing import Any, ClassVar

from ai_planning.contracts.job_rows import JobRow
from core.domain.events import ProjectEvent


@dataclass(frozen=True, kw_only=True)
class PlanningJobProgress(ProjectEvent):
    """How far a job is: at every change of its status, and at every ten percent."""

    name: ClassVar[str] = "job.progress"

    job: JobRow

    def payload(self) -> dict[str, Any]:
        return self.job.wire()
