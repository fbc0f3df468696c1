"""Looking at some days of a project's calendar, or of all that somebody has to do with."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from core.domain.events import project_channel
from projects.contracts import Capability
from schedule.application.almanac import Almanac, CalendarDays
from schedule.application.calendar_ports import Streams
from schedule.application.event_ports import Access, Members
from schedule.application.event_writing import DEFAULT_ZONE
from schedule.contracts.calendar_words import CalendarView
from schedule.domain.calendar_views import days_of
from schedule.domain.event_span import time_zones, wall_of
from schedule.domain.occurrences import Window


@dataclass(frozen=True, kw_only=True)
class WhichDays:
    """A view around a day (None: today), or from one day to another; in the zone, or in the calendar's own."""

    view: CalendarView = CalendarView.MONTH
    day: date | None = None
    first: date | None = None
    last: date | None = None
    time_zone: str | None = None

    def __post_init__(self) -> None:
        if (self.first is None) is not (self.last is None):
            raise InvalidField("/from" if self.first is None else "/to", "field.required")
        if self.time_zone is not None and self.time_zone not in time_zones():
            raise InvalidField("/time_zone", "time_zone.unknown")

    def window(self, zone: str, clock: Clock) -> Window:
        zone = self.time_zone or zone
        if self.first is not None and self.last is not None:
            return Window(self.first, self.last, zone)
        return Window(*days_of(self.view, self.day or wall_of(clock(), zone).date()), zone)


def read_calendar(
    actor: Actor,
    project_id: UUID,
    which: WhichDays,
    *,
    access: Access,
    members: Members,
    almanac: Almanac,
    streams: Streams,
    clock: Clock,
) -> CalendarDays:
    """Raises InvalidField, WindowIsEmpty, WindowTooLong, TooManyOccurrences."""
    project_id = access(actor, project_id, Capability.READ).project_id
    window = which.window(members.time_zones([project_id]).get(project_id, DEFAULT_ZONE), clock)
    # The position first: an event in between is told twice, never lost.
    head = streams.head(project_channel(project_id))
    days = almanac.days([project_id], None, window)
    named = {person for row in days.occurrences for person in row.attendees}
    named |= {person for task in days.tasks for person in task.assignees}
    people = members.members_named(project_id, named) if named else {}
    return replace(days, people=people, head=head)


def read_own_calendar(
    actor: Actor, which: WhichDays, *, members: Members, almanac: Almanac, clock: Clock
) -> CalendarDays:
    """Raises InvalidField, WindowIsEmpty, WindowTooLong, TooManyOccurrences."""
    window = which.window(DEFAULT_ZONE, clock)
    projects = members.shown_to(actor.user_id)
    days = almanac.days(projects, actor.user_id, window)
    return replace(days, projects=projects)
