"""Who may look after the webhooks of a project: whoever may invite people to it."""

from uuid import UUID

from core.domain.actor import Actor
from projects.contracts import Capability
from webhooks.application.ports import Access
from webhooks.domain.refusals import WebhookNotPermitted
from webhooks.domain.terms import Keeper


def entitled(actor: Actor, project_id: UUID, access: Access) -> Keeper:
    """To change something. Raises what projects refuses, an archived one included."""
    grant = access(actor, project_id, Capability.INVITE)
    return Keeper(actor.user_id, grant.member_name)


def entitled_in_the_archive(actor: Actor, project_id: UUID, access: Access) -> None:
    """To look, and to take something away. Raises WebhookNotPermitted, and what projects refuses to strangers."""
    if not access(actor, project_id, Capability.READ).allows(Capability.INVITE):
        raise WebhookNotPermitted
