"""Fakes of the ports of scenarios; they copy in and out."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from core.domain.pages import Page, PageRequest
from projects.contracts import ProjectGrant
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.comparison_refusals import ScenarioNotFound, TooManyScenarios
from schedule.domain.scenario import MOST_SCENARIOS, Scenario


@dataclass
class FakeScenarios:
    """Scenarios and ScenarioReads in memory; a unit of work that fails leaves nothing."""

    kept: dict[UUID, Scenario] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy(self.kept), list(self.told)
        try:
            yield
        except BaseException:
            self.kept, self.told[:] = before
            raise

    def get(self, project_id: UUID, scenario_id: UUID) -> Scenario:
        found = self.kept.get(scenario_id)
        if found is None or found.project_id != project_id:
            raise ScenarioNotFound
        return deepcopy(found)

    def add(self, scenario: Scenario) -> None:
        if sum(each.project_id == scenario.project_id for each in self.kept.values()) >= MOST_SCENARIOS:
            raise TooManyScenarios(most=MOST_SCENARIOS)
        self.save(scenario)

    def save(self, scenario: Scenario) -> None:
        if scenario.facts:
            self._tell(scenario)
            self.kept[scenario.id] = deepcopy(scenario)

    def remove(self, scenario: Scenario) -> None:
        del self.kept[scenario.id]
        self._tell(scenario)

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[ScenarioRow]:
        rows = [each.row() for each in self.kept.values() if each.project_id == grant.project_id]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows), seq=0, epoch="")

    def scenario(self, grant: ProjectGrant, scenario_id: UUID) -> Scenario:
        return self.get(grant.project_id, scenario_id)

    def _tell(self, scenario: Scenario) -> None:
        self.told += scenario.facts
        scenario.facts.clear()
