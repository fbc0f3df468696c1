"""What happened to what a guest sees after a number, for whoever asks instead of listening."""

from dataclasses import replace
from uuid import UUID

from core.application.read_stream import EventsPage, ReadOn, Streams
from core.domain.actor import Actor
from core.domain.events import project_channel
from feedback.application.guest_access import ScopedAccess
from feedback.application.list_events import list_events
from feedback.application.told_to_guests import ANEW, told


def list_shared_events(
    actor: Actor, project_id: UUID, wish: ReadOn, *, scope: ScopedAccess, log: Streams
) -> EventsPage:
    """Numbers that the guest does not hear of are left out; `resync` where what is seen has changed as a whole."""
    page = list_events(actor, project_id, wish, access=scope, log=log)
    heard = [told(event, scope.grant) for event in page.events]
    if ANEW in heard:
        return EventsPage([], log.head(project_channel(project_id)).seq, page.epoch, has_more=False, resync=True)
    return replace(page, events=[event for event in heard if event is not None and event is not ANEW])
