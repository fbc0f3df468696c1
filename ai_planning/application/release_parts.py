"""A member has left: what they held fast is anybody's again."""

from uuid import UUID

from ai_planning.application.people_ports import HeldPlans, Members
from ai_planning.application.plan_ports import Plans
from ai_planning.contracts.rows import Author
from ai_planning.domain.plan_refusals import PlanNotFound
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock

PRODUCT = Author(SYSTEM.user_id, SYSTEM.name)


def release_parts(
    project_id: UUID,
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    members: Members,
    held: HeldPlans,
    plans: Plans,
    clock: Clock,
) -> None:
    """Plan by plan; safe to run twice, and nothing happens to who has come back meanwhile."""
    for plan_id in held.naming(project_id, user_id):
        with unit_of_work(by=SYSTEM):
            if members.members_named(project_id, [user_id]):
                return
            _release(project_id, plan_id, user_id, plans, clock)


def _release(project_id: UUID, plan_id: UUID, user_id: UUID, plans: Plans, clock: Clock) -> None:
    try:
        plan = plans.get(project_id, plan_id)
    except PlanNotFound:
        return
    for key, part in list(plan.parts.by_key.items()):
        if part.lock is not None and part.lock.by.id == user_id:
            plan.unlock(key, by=PRODUCT, is_admin=True, now=clock())
    plans.save(plan)
