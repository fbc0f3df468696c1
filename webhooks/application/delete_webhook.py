"""A webhook goes, with its log."""

from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from webhooks.application.drop_log import owe_dropping
from webhooks.application.entrance import entitled_in_the_archive
from webhooks.application.ports import Access, Webhooks


def delete_webhook(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    jobs: JobQueue,
) -> None:
    """Also in the archive. Raises WebhookNotFound, Stale."""
    entitled_in_the_archive(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.expect(version)
        hook.delete()
        webhooks.remove(hook)
        owe_dropping(hook.id, jobs)
