"""What becomes of webhooks when people and projects go or change their names."""

from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from webhooks.application.drop_log import owe_dropping
from webhooks.application.ports import Webhooks
from webhooks.domain.terms import Keeper


def rename_keeper(keeper: Keeper, *, unit_of_work: UnitOfWork, webhooks: Webhooks) -> None:
    """Repeating it is no change."""
    with unit_of_work(by=SYSTEM):
        webhooks.rename_keeper(keeper)


def forget_project(project_id: UUID, *, unit_of_work: UnitOfWork, webhooks: Webhooks, jobs: JobQueue) -> None:
    """It has gone for good. Safe to run twice."""
    with unit_of_work(by=SYSTEM):
        for hook in webhooks.of_project(project_id):
            webhooks.remove(hook)
            owe_dropping(hook.id, jobs)
