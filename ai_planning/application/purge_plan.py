"""A plan whose time in the trash is over goes for good, with its pictures and files.

Safe to run twice and to be killed at any moment: what is marked cannot come back, and its row goes last.
"""

from uuid import UUID

from ai_planning.application.plan_ports import PlanTrash
from core.application.objects import delete_below
from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock


def purge_plan(
    project_id: UUID, plan_id: UUID, *, unit_of_work: UnitOfWork, trash: PlanTrash, store: ObjectStore, clock: Clock
) -> None:
    """Does nothing for what was restored meanwhile, or has gone already."""
    with unit_of_work(by=SYSTEM):
        is_marked = trash.mark(project_id, plan_id, clock())
    if not is_marked:
        return
    delete_below(store, plan_prefix(project_id, plan_id))
    with unit_of_work(by=SYSTEM):
        trash.drop(project_id, plan_id)


def plan_prefix(project_id: UUID, plan_id: UUID) -> str:
    """Below which all objects of a plan lie."""
    return f"plans/{project_id}/{plan_id}/"
