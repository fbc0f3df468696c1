"""Looking at the events of a calendar, series as series."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.event_ports import Access, EventReads
from schedule.application.event_writing import admitted
from schedule.contracts.event_rows import EventRow


def list_events(
    actor: Actor, project_id: UUID | None, wanted: PageRequest, *, access: Access, reads: EventReads
) -> Page[EventRow]:
    return reads.page(admitted(actor, project_id, Capability.READ, access), wanted)


def read_event(actor: Actor, project_id: UUID | None, event_id: UUID, *, access: Access, reads: EventReads) -> EventRow:
    """Raises EventNotFound."""
    return reads.row(admitted(actor, project_id, Capability.READ, access), event_id)
