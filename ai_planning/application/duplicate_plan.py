"""A copy of a plan under another title, to go on with."""

from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.copy_frames import FrameCopier
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.first_parts import copied_parts, title_of_copy
from ai_planning.domain.plan import VideoPlan
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability


def duplicate_plan(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    title: str | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    copier: FrameCopier,
    clock: Clock,
) -> PlanRow:
    """Its words, seconds and chosen pictures; no locks, no comments. PlanNotFound, InvalidField at /title."""
    grant, copy_id = access(actor, project_id, Capability.CREATE), new_id()
    with copier.copied(grant, plan_id, copy_id) as pictures, unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        plan, by, now = plans.get(grant.project_id, plan_id), author_of(grant), clock()
        named = title_of_copy(plan.title, plan.brief.language) if title is None else title
        refs = {original: each.ref for original, each in pictures.items()}
        parts = copied_parts(plan.parts, named, refs, by=by, now=now, new_id=new_id)
        copy = VideoPlan.create((copy_id, grant.project_id), parts, by, now)
        plans.add(copy)
        copier.keep(copy, pictures, by, now)
    return copy.row()
