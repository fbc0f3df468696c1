"""Deleting an item with its conversation and its files."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from feedback.application.attached import let_go
from feedback.application.own_feedback import FeedbackTarget, find_for
from feedback.application.ports import FeedbackItems, ProjectAccess, StorageLedger
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class DeleteFeedback:
    actor: Actor
    project_id: UUID
    feedback_id: UUID
    expected_version: int | None = None


def delete_feedback(
    command: DeleteFeedback,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    items: FeedbackItems,
    ledger: StorageLedger,
    jobs: JobQueue,
) -> None:
    """FeedbackNotFound, NotYourFeedback, Stale."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        target = FeedbackTarget(command.feedback_id, command.expected_version)
        item = find_for(grant, target, items, others=Capability.DELETE)
        item.delete()
        let_go(grant.project_id, item.id, item.attachments, ledger=ledger, jobs=jobs)
        items.remove(item)
