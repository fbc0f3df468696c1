"""Looking at share links and at who came by them: for those who may give them."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from feedback.application.ports import ProjectAccess
from feedback.application.sharing_ports import SharingReads
from feedback.application.sharing_read_models import GuestRow, SeenLink
from feedback.domain.sharing_refusals import ShareLinkNotFound
from projects.contracts import Capability


def list_share_links(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: ProjectAccess, reads: SharingReads
) -> Page[SeenLink]:
    return reads.page(access.require(actor, project_id, Capability.INVITE).project_id, wanted)


def read_share_link(
    actor: Actor, project_id: UUID, link_id: UUID, *, access: ProjectAccess, reads: SharingReads
) -> SeenLink:
    """ShareLinkNotFound."""
    return reads.row(access.require(actor, project_id, Capability.INVITE).project_id, link_id)


def list_guests(
    actor: Actor, project_id: UUID, link_id: UUID, wanted: PageRequest, *, access: ProjectAccess, reads: SharingReads
) -> Page[GuestRow]:
    """ShareLinkNotFound."""
    page = reads.guests(access.require(actor, project_id, Capability.INVITE).project_id, link_id, wanted)
    if page is None:
        raise ShareLinkNotFound
    return page
