"""A person's own channel, read over REST."""

from collections.abc import Callable
from functools import cache, partial

from core.application.read_stream import EventsPage
from core.infrastructure import streams
from notifications.application.list_own_events import list_own_events


@cache
def own_events() -> Callable[..., EventsPage]:
    return partial(list_own_events, log=streams)
