"""Views of calendars, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import projects.api
from core.domain.clock import utc_now
from core.infrastructure import streams
from schedule.application.almanac import Almanac, CalendarDays
from schedule.application.read_calendar import read_calendar, read_own_calendar
from schedule.infrastructure.event_reads import DjangoEventReads
from schedule.infrastructure.planned_work import DjangoPlannedWork
from schedule.infrastructure.public_holidays import KnownHolidays
from schedule.infrastructure.recurrences import DateutilRecurrences


@dataclass(frozen=True)
class CalendarApp:
    """Use cases with their ports bound."""

    read_calendar: Callable[..., CalendarDays]
    read_own_calendar: Callable[..., CalendarDays]


@cache
def calendar() -> CalendarApp:
    almanac = Almanac(
        events=DjangoEventReads(),
        work=DjangoPlannedWork(),
        holidays=KnownHolidays(),
        recurrences=DateutilRecurrences(),
    )
    return CalendarApp(
        read_calendar=partial(
            read_calendar,
            access=projects.api.require,
            members=projects.api,
            almanac=almanac,
            streams=streams,
            clock=utc_now,
        ),
        read_own_calendar=partial(read_own_calendar, members=projects.api, almanac=almanac, clock=utc_now),
    )
