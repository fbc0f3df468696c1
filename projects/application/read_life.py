"""Questions about what became of projects: the trash, the history, an offer of ownership."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from projects.application.life_ports import History, Offers, Trash
from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow
from projects.application.ports import Access
from projects.contracts import Capability
from projects.domain.refusals import OfferNotFound


def list_trash(actor: Actor, wanted: PageRequest, *, trash: Trash, clock: Clock) -> Page[TrashedRow]:
    """Only the owner brings a project back, so only the owner sees it."""
    return trash.page(actor.user_id, wanted, clock())


def read_history(
    actor: Actor, project_id: UUID, wanted: CursorRequest, *, access: Access, history: History
) -> CursorPage[ChangeRow]:
    grant = access(actor, project_id, Capability.READ)
    return history.changes(grant.project_id, wanted)


def read_offer(actor: Actor, project_id: UUID, *, access: Access, offers: Offers, clock: Clock) -> OfferRow:
    """Raises OfferNotFound, also for one that has expired."""
    grant = access(actor, project_id, Capability.READ)
    offer = offers.offer(grant.project_id)
    if offer is None or clock() >= offer.expires_at:
        raise OfferNotFound
    return offer
