"""What whoever takes wishes has at hand."""

from dataclasses import dataclass

from ai_planning.application.frame_ports import Frames
from ai_planning.application.generation_ports import Makers
from ai_planning.application.job_ports import (
    Budgets,
    JobCounts,
    JobOrders,
    PlanningJobs,
    ProjectAccess,
    Remembered,
    Usages,
)
from ai_planning.application.plan_ports import Plans
from ai_planning.domain.usage import Allowance
from core.application.ports import UnitOfWork
from core.domain.clock import Clock


@dataclass(frozen=True, kw_only=True)
class Desk:
    unit_of_work: UnitOfWork
    access: ProjectAccess
    plans: Plans
    jobs: PlanningJobs
    orders: JobOrders
    usages: Usages
    budgets: Budgets
    makers: Makers
    remembered: Remembered
    allowance: Allowance
    frames: Frames
    clock: Clock
    count: JobCounts
