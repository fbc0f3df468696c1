"""Taking a file off an item."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.attached import let_go
from feedback.application.authorship import author_of
from feedback.application.own_feedback import FeedbackTarget, find_for
from feedback.application.ports import FeedbackItems, ProjectAccess, StorageLedger
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class DeleteAttachment:
    actor: Actor
    project_id: UUID
    feedback_id: UUID
    attachment_id: UUID


def delete_attachment(
    command: DeleteAttachment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    items: FeedbackItems,
    ledger: StorageLedger,
    jobs: JobQueue,
    clock: Clock,
) -> None:
    """FeedbackNotFound, NotYourFeedback, AttachmentNotFound."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        target = FeedbackTarget(command.feedback_id, None)
        item = find_for(grant, target, items, others=Capability.UPDATE)
        gone = item.detach(command.attachment_id, by=author_of(grant), now=clock())
        let_go(grant.project_id, item.id, [gone], ledger=ledger, jobs=jobs)
        items.save(item)


def delete_objects(keys: list[str], *, store: ObjectStore) -> None:
    """The worker's part."""
    store.delete(keys)
