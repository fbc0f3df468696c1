"""What plans need from the outside, by role."""

from typing import Protocol
from uuid import UUID

from ai_planning.contracts.rows import PlanRow, PlanSummary
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_trail import Step
from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability, ProjectGrant


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises what projects refuses: not there, not permitted, archived."""


class Plans(Protocol):
    """Plans as aggregates, their rows locked. `save` keeps their steps and tells what there is to tell."""

    def get(self, project_id: UUID, plan_id: UUID) -> VideoPlan:
        """Raises PlanNotFound, also for one in the trash."""

    def trashed(self, project_id: UUID, plan_id: UUID) -> VideoPlan | None: ...

    def add(self, plan: VideoPlan) -> None: ...

    def save(self, plan: VideoPlan) -> None: ...


class Steps(Protocol):
    def numbered(self, plan_id: UUID, number: int) -> Step:
        """One that is kept: of a plan that was read under its lock."""


class PlanReads(Protocol):
    """Rows for people. The grant is the scope."""

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[PlanSummary]:
        """The last changed first; two statements."""

    def row(self, grant: ProjectGrant, plan_id: UUID) -> PlanRow:
        """One statement. Raises PlanNotFound."""
