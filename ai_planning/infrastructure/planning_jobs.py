"""PlanningJobs over PostgreSQL."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.job_rows import JobError, JobFile, JobResult
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.contracts.rows import Author
from ai_planning.domain.job_refusals import JobNotFound
from ai_planning.domain.job_wish import JobWish
from ai_planning.domain.planning_job import OPEN, PlanningJob
from ai_planning.domain.provenance import Provider
from ai_planning.domain.usage import Reservation, Unit
from ai_planning.infrastructure.models import PlanningJobRecord
from core.application.ports import EventPublisher
from core.domain.events import plain

_SAME = (
    "id", "project_id", "plan_id", "seen", "day", "is_free", "retry_of", "progress", "attempts", "failures",
    "created_at", "started_at", "ended_at", "updated_at",
)  # fmt: skip


@dataclass(frozen=True)
class PostgresPlanningJobs:
    publish: EventPublisher

    def get(self, project_id: UUID, job_id: UUID) -> PlanningJob:
        found = _locked(PlanningJobRecord.objects.filter(id=job_id, project_id=project_id))
        if not found:
            raise JobNotFound
        return found[0]

    def open_on(self, plan_id: UUID) -> list[PlanningJob]:
        return _locked(PlanningJobRecord.objects.filter(plan_id=plan_id, status__in=OPEN))

    def open_in(self, project_id: UUID) -> list[PlanningJob]:
        return _locked(PlanningJobRecord.objects.filter(project_id=project_id, status__in=OPEN))

    def open_of(self, user_id: UUID, project_id: UUID | None) -> list[PlanningJob]:
        found = PlanningJobRecord.objects.filter(requester_id=user_id, status__in=OPEN)
        return _locked(found if project_id is None else found.filter(project_id=project_id))

    def reserved_by(self, user_id: UUID) -> list[Reservation]:
        found = PlanningJobRecord.objects.filter(requester_id=user_id, status__in=OPEN)
        rows = found.values_list("unit", "count", "day")
        return [Reservation(Unit(unit) if unit else None, count, day) for unit, count, day in rows]

    def is_at(self, job_id: UUID, attempt: int, shot_id: UUID | None = None) -> bool:
        mine: dict[str, Any] = {"id": job_id, "attempts": attempt, "status": JobStatus.RUNNING}
        if shot_id is not None:
            mine["wish__shot_ids__contains"] = [str(shot_id)]
        return PlanningJobRecord.objects.filter(**mine).exists()

    def add(self, job: PlanningJob) -> None:
        PlanningJobRecord(id=job.id, **_columns(job)).save(force_insert=True)
        self._tell(job)

    def save(self, job: PlanningJob) -> None:
        PlanningJobRecord.objects.filter(id=job.id).update(**_columns(job))
        self._tell(job)

    def _tell(self, job: PlanningJob) -> None:
        for fact in job.told:
            self.publish(fact)
        job.told = []


def planning_job(record: PlanningJobRecord) -> PlanningJob:
    return PlanningJob(
        **{name: getattr(record, name) for name in _SAME},
        wish=_wish(JobKind(record.kind), record.wish),
        requester=Author(record.requester_id, record.requester_name),
        status=JobStatus(record.status),
        drawn=tuple(map(UUID, record.drawn)),
        result=_result(record.result) if record.result else None,
        error=JobError(**record.error) if record.error else None,
        cancel_reason=CancelReason(record.cancel_reason) if record.cancel_reason else None,
    )


def _locked(which: "QuerySet[PlanningJobRecord]") -> list[PlanningJob]:
    return [planning_job(record) for record in which.order_by("id").select_for_update()]


def _columns(job: PlanningJob) -> dict[str, Any]:
    kept = job.reservation
    return {name: getattr(job, name) for name in _SAME if name != "id"} | {
        "kind": job.wish.kind,
        "wish": {name: plain(value) for name, value in asdict(job.wish).items() if name != "kind"},
        "requester_id": job.requester.id,
        "requester_name": job.requester.name,
        "unit": kept.unit or "",
        "count": kept.count,
        "status": job.status,
        "drawn": plain(job.drawn),
        "result": job.result and job.result.wire(),
        "error": job.error and asdict(job.error),
        "cancel_reason": job.cancel_reason or "",
    }


def _wish(kind: JobKind, kept: dict[str, Any]) -> JobWish:
    return JobWish(
        kind=kind,
        part_id=UUID(kept["part_id"]) if kept["part_id"] else None,
        shot_ids=tuple(map(UUID, kept["shot_ids"])),
        provider=Provider(kept["provider"]) if kept["provider"] else None,
        regenerate=kept["regenerate"],
        format=ExportFormat(kept["format"]) if kept["format"] else None,
        layout=PdfLayout(kept["layout"]) if kept["layout"] else None,
    )


def _result(kept: dict[str, Any]) -> JobResult:
    file = JobFile(**kept["file"]) if kept["file"] else None
    return JobResult(**kept | {"taken": tuple(kept["taken"]), "kept": tuple(kept["kept"]), "file": file})
