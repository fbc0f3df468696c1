"""Fakes of the ports of baselines; they copy in and out."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import NotPermitted
from core.domain.events import Event
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability, ProjectGrant, Role
from schedule.contracts.baselines import BaselineAdded, BaselineRemoved, BaselineRow
from schedule.domain.baseline import MOST_BASELINES, Baseline, Planned
from schedule.domain.comparison_refusals import BaselineNotFound, TooManyBaselines

EDITING = frozenset({Capability.READ, Capability.CREATE, Capability.UPDATE, Capability.UPDATE_OWN})


def grant_of(project_id: UUID, user_id: UUID) -> ProjectGrant:
    return ProjectGrant(project_id, user_id, "", Role.EDITOR, EDITING)


@dataclass
class FakeAccess:
    """Whoever asks may do what `capabilities` say."""

    capabilities: frozenset[Capability] = EDITING

    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        if capability not in self.capabilities:
            raise NotPermitted
        return ProjectGrant(project_id, actor.user_id, actor.name, Role.EDITOR, self.capabilities)


@dataclass
class FakeBaselines:
    """Baselines and BaselineReads in memory; a unit of work that fails leaves nothing."""

    kept: dict[UUID, Baseline] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy((self.kept, self.told))
        try:
            yield
        except BaseException:
            self.kept, self.told = before
            raise

    def add(self, baseline: Baseline) -> None:
        if sum(each.project_id == baseline.project_id for each in self.kept.values()) >= MOST_BASELINES:
            raise TooManyBaselines(most=MOST_BASELINES)
        self.kept[baseline.id] = deepcopy(baseline)
        self.told.append(BaselineAdded(project_id=baseline.project_id, baseline=baseline.row()))

    def get(self, project_id: UUID, baseline_id: UUID) -> BaselineRow:
        found = self.kept.get(baseline_id)
        if found is None or found.project_id != project_id:
            raise BaselineNotFound
        return found.row()

    def remove(self, baseline: BaselineRow) -> None:
        del self.kept[baseline.id]
        self.told.append(BaselineRemoved(project_id=baseline.project_id, id=baseline.id, baseline_id=baseline.id))

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[BaselineRow]:
        rows = [each.row() for each in self.kept.values() if each.project_id == grant.project_id]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows), seq=0, epoch="")

    def row(self, grant: ProjectGrant, baseline_id: UUID) -> BaselineRow:
        return self.get(grant.project_id, baseline_id)

    def picture(self, grant: ProjectGrant, baseline_id: UUID) -> tuple[BaselineRow, Mapping[UUID, Planned]]:
        row = self.get(grant.project_id, baseline_id)
        return row, deepcopy(self.kept[baseline_id].planned)
