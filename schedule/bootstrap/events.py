"""Events of calendars, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import projects.api
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish_all
from core.infrastructure.unit_of_work import unit_of_work
from schedule.application import read_events as reading
from schedule.application.create_event import create_event
from schedule.application.delete_event import delete_event
from schedule.application.revise_event import revise_event
from schedule.contracts.event_rows import EventRow
from schedule.infrastructure.calendar_events import DjangoEvents
from schedule.infrastructure.event_reads import DjangoEventReads
from schedule.infrastructure.recurrences import DateutilRecurrences


@dataclass(frozen=True)
class EventsApp:
    """Use cases with their ports bound."""

    list_events: Callable[..., Page[EventRow]]
    read_event: Callable[..., EventRow]
    create_event: Callable[..., EventRow]
    revise_event: Callable[..., EventRow]
    delete_event: Callable[..., None]


@cache
def events() -> EventsApp:
    looking: dict[str, Any] = {"access": projects.api.require, "reads": DjangoEventReads()}
    writing = event_writing()
    return EventsApp(
        list_events=partial(reading.list_events, **looking),
        read_event=partial(reading.read_event, **looking),
        create_event=partial(create_event, **writing),
        revise_event=partial(revise_event, **writing),
        delete_event=partial(delete_event, **writing),
    )


def event_writing() -> dict[str, Any]:
    """What all who write events need."""
    recurrences = DateutilRecurrences()
    return {
        "unit_of_work": unit_of_work,
        "access": projects.api.require,
        "members": projects.api,
        "events": DjangoEvents(publish_all, recurrences),
        "recurrences": recurrences,
        "clock": utc_now,
    }
