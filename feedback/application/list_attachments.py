"""The files that hang on an item, with addresses that live shortly."""

from uuid import UUID

from core.application.ports import AddressSigner
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.attached import SeenAttachment, seen
from feedback.application.ports import FeedbackReads, ProjectAccess
from feedback.domain.refusals import FeedbackNotFound
from projects.contracts import Capability

__all__ = ["SeenAttachment", "list_attachments"]


def list_attachments(
    actor: Actor,
    project_id: UUID,
    feedback_id: UUID,
    *,
    access: ProjectAccess,
    reads: FeedbackReads,
    signer: AddressSigner,
    clock: Clock,
) -> list[SeenAttachment]:
    """FeedbackNotFound."""
    item, now = reads.row(access.require(actor, project_id, Capability.READ), feedback_id), clock()
    if item is None:
        raise FeedbackNotFound
    return [seen(item.project_id, item.id, row, signer=signer, now=now) for row in item.attachments]
