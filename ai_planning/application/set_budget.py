"""What a project may spend with the server's keys: looking at it, and setting it."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.job_ports import Budgets, ProjectAccess
from ai_planning.domain.budget import Budget
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SetBudget:
    """`limit` in millionths of a US dollar; None is what the settings give every project."""

    actor: Actor
    project_id: UUID
    limit: int | None


def read_budget(actor: Actor, project_id: UUID, *, access: ProjectAccess, budgets: Budgets) -> Budget:
    return budgets.read(access.require(actor, project_id, Capability.READ).project_id)


def set_budget(
    command: SetBudget, *, unit_of_work: UnitOfWork, access: ProjectAccess, budgets: Budgets, clock: Clock
) -> Budget:
    """InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.INVITE)
        budget = budgets.hold(grant.project_id)
        budget.set_limit(command.limit, clock())
        budgets.save(budget)
    return budget
