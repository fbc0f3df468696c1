"""Plans over PostgreSQL: the row of the plan is locked before anything that hangs on it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ai_planning.contracts.rows import Author
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_trail import Step, Trail
from ai_planning.infrastructure.models import PlanRecord, StepRecord
from ai_planning.infrastructure.plan_document import (
    document_of,
    parts_of,
    people_in,
    pieces_document,
    pieces_of,
)
from core.application.ports import EventPublisher

_SUMMED = (
    "title", "logline", "language", "genre", "structure", "aspect_ratio", "duration_ms", "written_stages",
    "designed_shots", "drawn_shots",
)  # fmt: skip
_PLAIN = ("created_at", "updated_at", "deleted_at", "deleted_by_id", "version")


@dataclass(frozen=True)
class DjangoPlans:
    publish: EventPublisher

    def get(self, project_id: UUID, plan_id: UUID) -> VideoPlan:
        plan = _one(PlanRecord.objects.filter(id=plan_id, project_id=project_id, deleted_at=None))
        if plan is None:
            raise PlanNotFound
        return plan

    def trashed(self, project_id: UUID, plan_id: UUID) -> VideoPlan | None:
        return _one(
            PlanRecord.objects.filter(id=plan_id, project_id=project_id, deleted_at__isnull=False, purging=False)
        )

    def add(self, plan: VideoPlan) -> None:
        PlanRecord(id=plan.id, project_id=plan.project_id, author_id=plan.author.id, **_columns(plan)).save(
            force_insert=True
        )
        _keep_steps(plan)
        self._tell(plan)

    def save(self, plan: VideoPlan) -> None:
        if not plan.facts:
            return
        PlanRecord.objects.filter(id=plan.id).update(**_columns(plan))
        _keep_steps(plan)
        self._tell(plan)

    def _tell(self, plan: VideoPlan) -> None:
        for fact in plan.facts:
            self.publish(fact)
        plan.facts.clear()


class DjangoSteps:
    def numbered(self, plan_id: UUID, number: int) -> Step:
        record = StepRecord.objects.get(plan_id=plan_id, number=number)
        return Step(number, pieces_of(record.before), pieces_of(record.after), record.at)


def plan_of(record: PlanRecord) -> VideoPlan:
    return VideoPlan(
        id=record.id,
        project_id=record.project_id,
        author=Author(record.author_id, record.people[str(record.author_id)]),
        parts=parts_of(record.parts, record.people),
        trail=Trail(record.done, record.known, record.forgotten),
        comment_count=record.comment_count,
        **{name: getattr(record, name) for name in _PLAIN},
    )


def _one(which: "QuerySet[PlanRecord]") -> VideoPlan | None:
    record = which.select_for_update(no_key=True).first()
    return None if record is None else plan_of(record)


def _columns(plan: VideoPlan) -> dict[str, Any]:
    """All but who counts comments."""
    summary = plan.row().summary
    return {
        **{name: getattr(summary, name) for name in _SUMMED},
        **{name: getattr(plan, name) for name in _PLAIN},
        "parts": document_of(plan.parts),
        "people": people_in(plan.parts) | {str(plan.author.id): plan.author.name},
        "done": plan.trail.done,
        "known": plan.trail.known,
        "forgotten": plan.trail.forgotten,
    }


def _keep_steps(plan: VideoPlan) -> None:
    """Two statements; those that were undone before go, and those past the oldest that is kept."""
    if not plan.steps:
        return
    gone = Q(number__gte=plan.steps[0].number) | Q(number__lte=plan.trail.forgotten)
    StepRecord.objects.filter(gone, plan_id=plan.id).delete()
    StepRecord.objects.bulk_create(
        StepRecord(
            plan_id=plan.id,
            number=step.number,
            before=pieces_document(step.before),
            after=pieces_document(step.after),
            at=step.at,
        )
        for step in plan.steps
    )
    plan.steps.clear()
