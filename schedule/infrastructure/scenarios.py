"""Scenarios over PostgreSQL."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher
from core.domain.pages import Page, PageRequest
from core.infrastructure.stream_position import position
from projects.contracts import ProjectGrant
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.baseline import Outline
from schedule.domain.comparison_refusals import ScenarioNotFound, TooManyScenarios
from schedule.domain.scenario import MOST_SCENARIOS, Scenario
from schedule.infrastructure.copied_schedule import CalendarsOf, copied, copy_of
from schedule.infrastructure.models import ScenarioRecord
from schedule.infrastructure.scenario_document import edits_document, edits_of

_SHOWN = tuple(ScenarioRow.__slots__)
_PLAIN = ("id", "project_id", "name", "version", "created_by_id", "created_at", "updated_at", "applied_at")
_COUNT = "SELECT count(*) FROM schedule_scenario WHERE project_id = %(project_id)s"


@dataclass(frozen=True)
class DjangoScenarios:
    publish: EventPublisher
    calendars: CalendarsOf

    def get(self, project_id: UUID, scenario_id: UUID) -> Scenario:
        return _one(_of(project_id, scenario_id).select_for_update(no_key=True), self.calendars)

    def add(self, scenario: Scenario) -> None:
        if ScenarioRecord.objects.filter(project_id=scenario.project_id).count() >= MOST_SCENARIOS:
            raise TooManyScenarios(most=MOST_SCENARIOS)
        ScenarioRecord.objects.create(**_columns(scenario), base=copied(scenario.base))
        self._tell(scenario)

    def save(self, scenario: Scenario) -> None:
        if scenario.facts:
            ScenarioRecord.objects.filter(id=scenario.id).update(**_columns(scenario))
            self._tell(scenario)

    def remove(self, scenario: Scenario) -> None:
        ScenarioRecord.objects.filter(id=scenario.id).delete()
        self._tell(scenario)

    def _tell(self, scenario: Scenario) -> None:
        for fact in scenario.facts:
            self.publish(fact)
        scenario.facts.clear()


@dataclass(frozen=True)
class DjangoScenarioReads:
    calendars: CalendarsOf

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[ScenarioRow]:
        seq, epoch, total = position(grant.project_id, _COUNT)
        found = ScenarioRecord.objects.filter(project_id=grant.project_id).order_by("-created_at", "-id")
        window = found.values(*_SHOWN)[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(ScenarioRow(**each) for each in window), total or 0, seq, epoch)

    def scenario(self, grant: ProjectGrant, scenario_id: UUID) -> Scenario:
        return _one(_of(grant.project_id, scenario_id), self.calendars)


def _of(project_id: UUID, scenario_id: UUID) -> Any:
    return ScenarioRecord.objects.filter(project_id=project_id, id=scenario_id)


def _one(found: Any, calendars: CalendarsOf) -> Scenario:
    record: ScenarioRecord | None = found.first()
    if record is None:
        raise ScenarioNotFound
    return Scenario(
        base=copy_of(record.project_id, record.base, calendars),
        edits=edits_of(record.edits),
        outline=Outline(record.start_date, record.end_date),
        **{name: getattr(record, name) for name in _PLAIN},
    )


def _columns(scenario: Scenario) -> dict[str, Any]:
    row = scenario.row()
    return {name: getattr(row, name) for name in _SHOWN} | {"edits": edits_document(scenario.edits)}
