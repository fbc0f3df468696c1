"""Hanging a file on an item."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import AddressSigner, ObjectStore, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.attached import SeenAttachment, seen
from feedback.application.authorship import author_of
from feedback.application.object_keys import attachment_key
from feedback.application.own_feedback import FeedbackTarget, find_for
from feedback.application.ports import FeedbackItems, ProjectAccess, StorageLedger
from feedback.domain.attachment import Attachment
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.refusals import AttachmentEmpty
from feedback.domain.storage import StorageQuota
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class AddAttachment:
    actor: Actor
    project_id: UUID
    feedback_id: UUID
    file_name: str
    content: bytes = field(repr=False)


def add_attachment(
    command: AddAttachment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    items: FeedbackItems,
    ledger: StorageLedger,
    quota: StorageQuota,
    store: ObjectStore,
    signer: AddressSigner,
    clock: Clock,
) -> SeenAttachment:
    """FeedbackNotFound, NotYourFeedback, AttachmentEmpty, TooManyAttachments, ProjectStorageFull, PersonStorageFull,
    StorageUnavailable."""
    if not command.content:
        raise AttachmentEmpty
    sent = Attachment.received(command.file_name, command.content, command.actor.user_id)
    with unit_of_work(by=command.actor):
        _, item = _found(command, access, items)
        item.attach(sent, by=item.author, now=clock())
    with _kept_only_if_named(command, sent, store), unit_of_work(by=command.actor):
        grant, item = _found(command, access, items)
        item.attach(sent, by=author_of(grant), now=clock())
        ledger.hold(grant.project_id, sent.sent_by)
        quota.admit(sent.size, ledger.used(grant.project_id, sent.sent_by))
        ledger.add(grant.project_id, sent.sent_by, sent.size)
        items.save(item)
    return seen(command.project_id, command.feedback_id, sent.row(), signer=signer, now=clock())


def _found(command: AddAttachment, access: ProjectAccess, items: FeedbackItems) -> tuple[ProjectGrant, FeedbackItem]:
    grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
    target = FeedbackTarget(command.feedback_id, None)
    return grant, find_for(grant, target, items, others=Capability.UPDATE)


@contextmanager
def _kept_only_if_named(command: AddAttachment, sent: Attachment, store: ObjectStore) -> Iterator[None]:
    """Puts the object before the rows tell of it, and takes it away when they refuse; what is left is swept."""
    key = attachment_key(command.project_id, command.feedback_id, sent.id)
    store.put(key, command.content, media_type="application/octet-stream")
    try:
        yield
    except BaseException:
        store.delete([key])
        raise
