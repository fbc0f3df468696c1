"""Files of calendars that are imported, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import projects.api
from schedule.application.import_events import ImportedEvents, import_events, may_import
from schedule.bootstrap.events import event_writing
from schedule.infrastructure.ical.reader import ICalendarReader
from schedule.infrastructure.recurrences import DateutilRecurrences


@dataclass(frozen=True)
class EventImport:
    """Use cases with their ports bound."""

    may_import: Callable[..., None]
    import_events: Callable[..., ImportedEvents]


@cache
def event_import() -> EventImport:
    return EventImport(
        may_import=partial(may_import, access=projects.api.require),
        import_events=partial(import_events, **event_writing(), read=ICalendarReader(DateutilRecurrences())),
    )
