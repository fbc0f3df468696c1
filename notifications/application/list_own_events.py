"""What happened on a person's own channel after a number, for whoever asks instead of listening."""

from core.application.read_stream import EventsPage, ReadOn, Streams, read_stream
from core.domain.actor import Actor
from core.domain.events import user_channel


def list_own_events(actor: Actor, wish: ReadOn, *, log: Streams) -> EventsPage:
    return read_stream(user_channel(actor.user_id), wish, log=log)
