"""A scenario: a copy of a schedule, and what it would have otherwise."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Self
from uuid import UUID

from core.domain.errors import Stale
from core.domain.events import Event
from core.domain.text import plain_text
from schedule.contracts.scenarios import ScenarioAdded, ScenarioRemoved, ScenarioRow, ScenarioUpdated
from schedule.domain.baseline import LONGEST_NAME, Outline
from schedule.domain.changes import Changes
from schedule.domain.edit import Rearranged
from schedule.domain.scenario_edits import Edits, play
from schedule.domain.schedule import Schedule

MOST_SCENARIOS: Final = 20


@dataclass
class Scenario:
    """`base` is the schedule as it was copied; `outline` follows from what is computed."""

    id: UUID
    project_id: UUID
    name: str
    base: Schedule
    edits: Edits
    outline: Outline
    version: int
    created_by_id: UUID
    created_at: datetime
    updated_at: datetime
    applied_at: datetime | None = None
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, schedule: Schedule, scenario_id: UUID, name: str, by: UUID, now: datetime) -> Self:
        """InvalidField at /name."""
        base = _copied(schedule)
        scenario = cls(scenario_id, base.project_id, _named(name), base, Edits(), outline_of(base), 1, by, now, now)
        scenario.facts.append(ScenarioAdded(project_id=base.project_id, scenario=scenario.row()))
        return scenario

    def expect(self, version: int | None) -> None:
        """Refuse a caller who saw another one: Stale."""
        if version not in (None, self.version):
            raise Stale(self.row())

    def schedule(self) -> Schedule:
        """As it would be, computed."""
        computed = _copied(self.base)
        play(computed, self.edits)
        return computed

    def change(self, wanted: Edits, now: datetime) -> Rearranged:
        """What the schedule's own verbs refuse. What moved is told against the scenario as it was."""
        computed = self.schedule()
        rearranged = play(computed, wanted)
        edits = Edits.between(self.base, computed)
        if edits != self.edits:
            self.edits, self.outline = edits, outline_of(computed)
            self._changed(now)
        return rearranged

    def rename(self, name: str, now: datetime) -> None:
        """InvalidField at /name."""
        named = _named(name)
        if named != self.name:
            self.name = named
            self._changed(now)

    def applied(self, now: datetime) -> None:
        """The schedule has what it would have."""
        self.applied_at = now
        self._changed(now)

    def remove(self) -> None:
        self.facts.append(ScenarioRemoved(project_id=self.project_id, id=self.id, scenario_id=self.id))

    def row(self) -> ScenarioRow:
        return ScenarioRow(
            id=self.id,
            project_id=self.project_id,
            name=self.name,
            schedule_version=self.base.version,
            edit_count=len(self.edits),
            start_date=self.outline.start_date,
            end_date=self.outline.end_date,
            version=self.version,
            created_by_id=self.created_by_id,
            created_at=self.created_at,
            updated_at=self.updated_at,
            applied_at=self.applied_at,
        )

    def _changed(self, now: datetime) -> None:
        self.version, self.updated_at = self.version + 1, now
        self.facts.append(ScenarioUpdated(project_id=self.project_id, scenario=self.row()))


def outline_of(schedule: Schedule) -> Outline:
    row = schedule.outline()
    return Outline(row.start_date, row.end_date)


def _copied(schedule: Schedule) -> Schedule:
    """What is done to it is done to nothing else: its verbs put other things in the place of those it has."""
    return replace(schedule, changes=Changes(), facts=[])


def _named(name: str) -> str:
    return plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
