"""Who hears of jobs, wired."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ai_planning.application.comment_ports import Heralds
from ai_planning.application.tell_of_job import EndedJob
from ai_planning.application.tell_of_job import tell_of_job as _tell
from ai_planning.contracts.jobs import JobStatus
from ai_planning.infrastructure.plan_comment_reads import DjangoPlanTalkNews
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications

_HERALDS: Heralds = notifications
_IDS = ("project_id", "plan_id", "job_id", "requester_id")


def tell_of_job(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `planning_job.ended` {project_id, plan_id, job_id, requester_id, status}."""
    ids = {name: UUID(payload[name]) for name in _IDS}
    job = EndedJob(**ids, has_failed=payload["status"] == JobStatus.FAILED)
    _tell(job, delivery_id, unit_of_work=unit_of_work, news=DjangoPlanTalkNews(), heralds=_HERALDS)
