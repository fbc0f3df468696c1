"""Baselines over PostgreSQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher
from core.domain.pages import Page, PageRequest
from core.infrastructure.stream_position import position
from projects.contracts import ProjectGrant
from schedule.contracts import TaskKind
from schedule.contracts.baselines import BaselineAdded, BaselineRemoved, BaselineRow
from schedule.domain.baseline import MOST_BASELINES, Baseline, Planned
from schedule.domain.comparison_refusals import BaselineNotFound, TooManyBaselines
from schedule.domain.network import Span
from schedule.infrastructure.baseline_document import planned_document, planned_of
from schedule.infrastructure.models import BaselineRecord, TaskRecord

_SHOWN = tuple(BaselineRow.__slots__)
_COUNT = "SELECT count(*) FROM schedule_baseline WHERE project_id = %(project_id)s"
_WHEN = ("id", "name", "kind", "starts", "ends", "start_date", "end_date", "days", "minutes")


@dataclass(frozen=True)
class DjangoBaselines:
    publish: EventPublisher

    def add(self, baseline: Baseline) -> None:
        if BaselineRecord.objects.filter(project_id=baseline.project_id).count() >= MOST_BASELINES:
            raise TooManyBaselines(most=MOST_BASELINES)
        row = baseline.row()
        shown = {name: getattr(row, name) for name in _SHOWN}
        BaselineRecord.objects.create(**shown, planned=planned_document(baseline.planned.values()))
        self.publish(BaselineAdded(project_id=row.project_id, baseline=row))

    def get(self, project_id: UUID, baseline_id: UUID) -> BaselineRow:
        found = _of(project_id, baseline_id).select_for_update().values(*_SHOWN).first()
        if found is None:
            raise BaselineNotFound
        return BaselineRow(**found)

    def remove(self, baseline: BaselineRow) -> None:
        BaselineRecord.objects.filter(id=baseline.id).delete()
        self.publish(BaselineRemoved(project_id=baseline.project_id, id=baseline.id, baseline_id=baseline.id))


class DjangoBaselineReads:
    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[BaselineRow]:
        seq, epoch, total = position(grant.project_id, _COUNT)
        found = BaselineRecord.objects.filter(project_id=grant.project_id).order_by("-created_at", "-id")
        window = found.values(*_SHOWN)[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(BaselineRow(**each) for each in window), total or 0, seq, epoch)

    def row(self, grant: ProjectGrant, baseline_id: UUID) -> BaselineRow:
        found = _of(grant.project_id, baseline_id).values(*_SHOWN).first()
        if found is None:
            raise BaselineNotFound
        return BaselineRow(**found)

    def picture(self, grant: ProjectGrant, baseline_id: UUID) -> tuple[BaselineRow, Mapping[UUID, Planned]]:
        found = _of(grant.project_id, baseline_id).values(*_SHOWN, "planned").first()
        if found is None:
            raise BaselineNotFound
        planned = planned_of(found.pop("planned"))
        return BaselineRow(**found), planned


def planned_tasks(project_id: UUID) -> list[Planned]:
    """Where all tasks are to be now."""
    rows = TaskRecord.objects.filter(project_id=project_id).order_by("position", "number").values_list(*_WHEN)
    return [_planned(*each) for each in rows]


def _planned(task_id: UUID, name: str, kind: str, *when: Any) -> Planned:
    starts, ends, first, last, days, minutes = when
    return Planned(task_id, name, TaskKind(kind), starts, ends, first, last, Span(days, minutes))


def _of(project_id: UUID, baseline_id: UUID) -> Any:
    return BaselineRecord.objects.filter(project_id=project_id, id=baseline_id)
