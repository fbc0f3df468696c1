"""Fakes of the ports of plans; they copy in and out."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ai_planning.application.plan_read_models import TrashedPlan
from ai_planning.contracts.rows import PlanRow, PlanSummary
from ai_planning.contracts.snapshots import SnapshotAdded, SnapshotRemoved, SnapshotRow
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import Piece
from ai_planning.domain.plan_refusals import PlanNotFound, SnapshotNotFound, TooManySnapshots
from ai_planning.domain.plan_trail import Step
from ai_planning.domain.snapshot import MOST_SNAPSHOTS, Snapshot
from core.domain.actor import Actor
from core.domain.errors import NotPermitted
from core.domain.events import Event
from core.domain.pages import Page, PageRequest
from core.domain.retention import RETENTION, days_left, is_due, purge_at
from projects.contracts import Capability, ProjectGrant, Role
from tests.ai_planning.examples import PROJECT

EDITING = frozenset({Capability.READ, Capability.CREATE, Capability.UPDATE, Capability.UPDATE_OWN})


@dataclass
class FakeAccess:
    """Whoever asks may do what `capabilities` say, under their own name."""

    capabilities: frozenset[Capability] = EDITING

    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        if capability not in self.capabilities:
            raise NotPermitted
        return ProjectGrant(project_id, actor.user_id, actor.name, Role.EDITOR, self.capabilities)


@dataclass
class FakePlans:
    """Plans, Steps, PlanReads and PlanTrash over what is in memory; a unit of work that fails leaves nothing."""

    kept: dict[UUID, VideoPlan] = field(default_factory=dict)
    steps: dict[UUID, dict[int, Step]] = field(default_factory=dict)
    named: dict[UUID, Snapshot] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)
    doomed: set[UUID] = field(default_factory=set)
    open_works: int = 0

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy((self.kept, self.steps, self.named, self.told, self.doomed))
        self.open_works += 1
        try:
            yield
        except BaseException:
            self.kept, self.steps, self.named, self.told, self.doomed = before
            raise
        finally:
            self.open_works -= 1

    def get(self, project_id: UUID, plan_id: UUID) -> VideoPlan:
        plan = self.kept.get(plan_id)
        if plan is None or plan.project_id != project_id or plan.deleted_at is not None:
            raise PlanNotFound
        return deepcopy(plan)

    def trashed(self, project_id: UUID, plan_id: UUID) -> VideoPlan | None:
        plan = self.kept.get(plan_id)
        if plan is None or plan.project_id != project_id or plan.deleted_at is None or plan_id in self.doomed:
            return None
        return deepcopy(plan)

    def add(self, plan: VideoPlan) -> None:
        self.save(plan)

    def save(self, plan: VideoPlan) -> None:
        kept = self.steps.setdefault(plan.id, {})
        for step in plan.steps:
            for number in [each for each in kept if each >= step.number or each <= plan.trail.forgotten]:
                del kept[number]
            kept[step.number] = step
        self.told += plan.facts
        plan.steps.clear()
        plan.facts.clear()
        self.kept[plan.id] = deepcopy(plan)

    def numbered(self, plan_id: UUID, number: int) -> Step:
        return deepcopy(self.steps[plan_id][number])

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[PlanSummary]:
        living = [each for each in self.kept.values() if each.project_id == grant.project_id and not each.deleted_at]
        living.sort(key=lambda each: (each.updated_at, each.id), reverse=True)
        window = living[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(each.row().summary for each in window), len(living), seq=0, epoch="")

    def row(self, grant: ProjectGrant, plan_id: UUID) -> PlanRow:
        return self.get(grant.project_id, plan_id).row()

    def trash(self, grant: ProjectGrant, wanted: PageRequest, now: datetime) -> Page[TrashedPlan]:
        found = [
            TrashedPlan(
                id=plan.id,
                title=plan.title,
                author=plan.author,
                deleted_at=plan.deleted_at,
                deleted_by_id=plan.deleted_by_id,
                purge_at=purge_at(plan.deleted_at),
                days_left=days_left(plan.deleted_at, now),
            )
            for plan in self.kept.values()
            if plan.project_id == grant.project_id and plan.deleted_at and plan.deleted_by_id
            if not is_due(plan.deleted_at, now)
        ]
        found.sort(key=lambda each: (each.deleted_at, each.id), reverse=True)
        return Page(tuple(found[wanted.offset : wanted.offset + wanted.size]), len(found))

    def due(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        found = [each for each in self.kept.values() if each.deleted_at and each.deleted_at <= now - RETENTION]
        found.sort(key=lambda each: each.deleted_at or now)
        return [(each.project_id, each.id) for each in found][:limit]

    def mark(self, project_id: UUID, plan_id: UUID, now: datetime) -> bool:
        if (project_id, plan_id) not in self.due(now, len(self.kept)):
            return False
        self.doomed.add(plan_id)
        return True

    def drop(self, project_id: UUID, plan_id: UUID) -> None:
        if plan_id in self.doomed:
            self.kept.pop(plan_id, None)
            self.steps.pop(plan_id, None)


@dataclass
class FakeSnapshots:
    """Snapshots and SnapshotReads over the same memory."""

    plans: FakePlans

    def add(self, snapshot: Snapshot) -> None:
        if sum(each.plan_id == snapshot.plan_id for each in self.plans.named.values()) >= MOST_SNAPSHOTS:
            raise TooManySnapshots(most=MOST_SNAPSHOTS)
        self.plans.named[snapshot.id] = deepcopy(snapshot)
        self.plans.told.append(SnapshotAdded(project_id=snapshot.project_id, snapshot=snapshot.row()))

    def get(self, plan_id: UUID, snapshot_id: UUID) -> Snapshot:
        found = self.plans.named.get(snapshot_id)
        if found is None or found.plan_id != plan_id:
            raise SnapshotNotFound
        return deepcopy(found)

    def remove(self, snapshot: Snapshot) -> None:
        del self.plans.named[snapshot.id]
        ids = {"id": snapshot.id, "snapshot_id": snapshot.id, "plan_id": snapshot.plan_id}
        self.plans.told.append(SnapshotRemoved(project_id=snapshot.project_id, **ids))

    def page(self, grant: ProjectGrant, plan_id: UUID, wanted: PageRequest) -> Page[SnapshotRow]:
        self.plans.get(grant.project_id, plan_id)
        rows = [each.row() for each in self.plans.named.values() if each.plan_id == plan_id]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows), seq=0, epoch="")

    def _found(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> Snapshot:
        plan = self.plans.kept.get(plan_id)
        if plan is None or plan.project_id != grant.project_id or plan.deleted_at is not None:
            raise SnapshotNotFound
        return self.get(plan_id, snapshot_id)

    def row(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> SnapshotRow:
        return self._found(grant, plan_id, snapshot_id).row()

    def state(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> tuple[SnapshotRow, Mapping[str, Piece]]:
        found = self._found(grant, plan_id, snapshot_id)
        return found.row(), found.pieces

    def present(self, grant: ProjectGrant, plan_id: UUID) -> Mapping[str, Piece]:
        return self.plans.get(grant.project_id, plan_id).parts.pieces()


def grant_of(user_id: UUID, name: str = "", project_id: UUID = PROJECT) -> ProjectGrant:
    return ProjectGrant(project_id, user_id, name, Role.EDITOR, EDITING)
