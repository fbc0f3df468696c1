"""Looking at what one keeps for oneself: what is unread, and what is not sent."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from feedback.application.ports import ProjectAccess
from feedback.application.private_ports import Drafts, UnreadReads
from feedback.application.talk_read_models import UnreadPage, UnreadQuestion
from feedback.contracts import DraftRow
from feedback.domain.talk_refusals import DraftNotFound
from feedback.domain.unsent import Place
from projects.contracts import Capability


def list_unread(
    actor: Actor, project_id: UUID, question: UnreadQuestion, *, access: ProjectAccess, reads: UnreadReads
) -> UnreadPage:
    return reads.page(access.require(actor, project_id, Capability.READ), question)


def list_drafts(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: ProjectAccess, drafts: Drafts
) -> Page[DraftRow]:
    grant = access.require(actor, project_id, Capability.READ)
    return drafts.page(grant.user_id, grant.project_id, wanted)


def read_draft(actor: Actor, project_id: UUID, place: Place, *, access: ProjectAccess, drafts: Drafts) -> DraftRow:
    """DraftNotFound."""
    grant = access.require(actor, project_id, Capability.READ)
    unsent = drafts.get(grant.user_id, grant.project_id, place)
    if unsent is None:
        raise DraftNotFound
    return unsent.row()
