"""A plan begins with its brief: four empty stages, and twelve empty shots whose seconds are laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.brief_terms import new_brief
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.application.preset_ports import PresetReads
from ai_planning.application.read_presets import terms_of_preset
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.first_parts import first_parts
from ai_planning.domain.plan import VideoPlan
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability


@dataclass(frozen=True)
class CreatePlan:
    """`title` None: as the film's; of a brief without one: the plan's. What the brief does not say, the preset does."""

    brief: Mapping[str, Any]
    title: str | None = None
    preset: UUID | None = None


def create_plan(
    actor: Actor,
    project_id: UUID,
    command: CreatePlan,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    presets: PresetReads,
    clock: Clock,
) -> PlanRow:
    """Raises InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        preset = terms_of_preset(actor, command.preset, reads=presets)
        brief, by, now = new_brief({**preset, **command.brief}, command.title), author_of(grant), clock()
        title = brief.title if command.title is None else command.title
        parts = first_parts(title, brief, by=by, now=now, new_id=new_id)
        plan = VideoPlan.create((new_id(), grant.project_id), parts, by, now)
        plans.add(plan)
    return plan.row()
