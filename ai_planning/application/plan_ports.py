"""What plans need from the outside, by role."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ai_planning.application.plan_read_models import TrashedPlan
from ai_planning.contracts.rows import PlanRow, PlanSummary
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import Piece
from ai_planning.domain.plan_trail import Step
from ai_planning.domain.snapshot import Snapshot
from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability, ProjectGrant


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises what projects refuses: not there, not permitted, archived."""


class Plans(Protocol):
    """Plans as aggregates, their rows locked. `save` keeps steps and tells facts; without facts it does nothing."""

    def get(self, project_id: UUID, plan_id: UUID) -> VideoPlan:
        """Raises PlanNotFound, also for one in the trash."""

    def trashed(self, project_id: UUID, plan_id: UUID) -> VideoPlan | None: ...

    def add(self, plan: VideoPlan) -> None: ...

    def save(self, plan: VideoPlan) -> None: ...


class Steps(Protocol):
    def numbered(self, plan_id: UUID, number: int) -> Step:
        """One that is kept: of a plan that was read under its lock."""


class PlanReads(Protocol):
    """Rows for people. The grant is the scope, and what lies in the trash is nowhere but in the trash."""

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[PlanSummary]:
        """The last changed first; two statements."""

    def row(self, grant: ProjectGrant, plan_id: UUID) -> PlanRow:
        """One statement. Raises PlanNotFound."""

    def trash(self, grant: ProjectGrant, wanted: PageRequest, now: datetime) -> Page[TrashedPlan]:
        """What can be brought back, the last thrown away first; two statements."""


class Snapshots(Protocol):
    """Of plans that are locked. What happens to them is told at once."""

    def add(self, snapshot: Snapshot) -> None:
        """Raises TooManySnapshots."""

    def get(self, plan_id: UUID, snapshot_id: UUID) -> Snapshot:
        """Raises SnapshotNotFound."""

    def remove(self, snapshot: Snapshot) -> None: ...


class SnapshotReads(Protocol):
    """The grant is the scope. They raise PlanNotFound or SnapshotNotFound; all but the page take one statement."""

    def page(self, grant: ProjectGrant, plan_id: UUID, wanted: PageRequest) -> Page[SnapshotRow]:
        """The newest first; two statements."""

    def row(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> SnapshotRow: ...

    def state(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> tuple[SnapshotRow, Mapping[str, Piece]]:
        """What the parts held then."""

    def present(self, grant: ProjectGrant, plan_id: UUID) -> Mapping[str, Piece]:
        """What they hold now."""


class PlanTrash(Protocol):
    """Plans whose time in the trash is over go for good, and cannot come back from the moment that they are marked."""

    def due(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        """Projects and plans."""

    def mark(self, project_id: UUID, plan_id: UUID, now: datetime) -> bool:
        """Whether it is to go: it is due, or marked already."""

    def drop(self, project_id: UUID, plan_id: UUID) -> None:
        """One that is marked, with all rows that hang on it."""
