"""What scenarios need from the outside, by role."""

from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from projects.contracts import ProjectGrant
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.scenario import Scenario


class Scenarios(Protocol):
    """Scenarios as aggregates, their rows locked. All but `get` tell facts."""

    def get(self, project_id: UUID, scenario_id: UUID) -> Scenario:
        """Raises ScenarioNotFound."""

    def add(self, scenario: Scenario) -> None:
        """Of a schedule that is locked. Raises TooManyScenarios."""

    def save(self, scenario: Scenario) -> None:
        """Without facts it does nothing."""

    def remove(self, scenario: Scenario) -> None: ...


class ScenarioReads(Protocol):
    """For people. The grant is the scope."""

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[ScenarioRow]:
        """The newest first; two statements."""

    def scenario(self, grant: ProjectGrant, scenario_id: UUID) -> Scenario:
        """Without a lock, never saved; one statement. Raises ScenarioNotFound."""
