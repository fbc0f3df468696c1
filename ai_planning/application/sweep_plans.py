"""Plans whose time in the trash is over are purged, each by a job of its own."""

from ai_planning.application.plan_ports import PlanTrash
from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock

PURGE_PLAN = "ai_planning.purge_plan"
AT_ONCE = 1000


def sweep_plans(*, unit_of_work: UnitOfWork, trash: PlanTrash, jobs: JobQueue, clock: Clock) -> int:
    """How many; each gets at most one job a day."""
    now = clock()
    due = trash.due(now, AT_ONCE)
    with unit_of_work(by=SYSTEM):
        for project_id, plan_id in due:
            payload = {"project_id": str(project_id), "plan_id": str(plan_id)}
            jobs.enqueue(PURGE_PLAN, payload, key=f"{PURGE_PLAN}:{plan_id}:{now:%Y-%m-%d}")
    return len(due)
