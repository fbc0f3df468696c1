"""Everything that has days, looked up together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from core.domain.stream import Head
from schedule.application.calendar_ports import PlannedWork
from schedule.application.event_ports import EventReads
from schedule.application.holiday_ports import PublicHolidays
from schedule.contracts.calendar_view_rows import CalendarPhase, CalendarTask, OccurrenceRow
from schedule.contracts.holidays import Holiday
from schedule.domain.event_refusals import TooManyOccurrences
from schedule.domain.event_rows import name_of, when_row
from schedule.domain.event_rule import Recurrences
from schedule.domain.occurrences import MOST_TOLD, Occurrence, Window, within

MOST_EVENTS = 5000


@dataclass(frozen=True, kw_only=True)
class CalendarDays:
    """`projects` are names; `people` those of who attends or is assigned, as far as they are members."""

    window: Window
    occurrences: tuple[OccurrenceRow, ...]
    tasks: tuple[CalendarTask, ...]
    phases: tuple[CalendarPhase, ...]
    holidays: tuple[Holiday, ...]
    projects: Mapping[UUID, str]
    people: Mapping[UUID, str]
    head: Head | None


@dataclass(frozen=True, kw_only=True)
class Almanac:
    """Where everything that has days is looked up."""

    events: EventReads
    work: PlannedWork
    holidays: PublicHolidays
    recurrences: Recurrences

    def days(self, project_ids: Collection[UUID], user_id: UUID | None, window: Window) -> CalendarDays:
        """Raises TooManyOccurrences."""
        found = self.events.around(project_ids, user_id, window.first, window.last, MOST_EVENTS + 1, window.first)
        tasks = self.work.tasks(project_ids, window.first, window.last, MOST_TOLD + 1, window.first)
        if len(found) > MOST_EVENTS or len(tasks) > MOST_TOLD:
            raise TooManyOccurrences(most=MOST_TOLD)
        told = within(found, window, self.recurrences)
        known = self.holidays.of("KR")
        return CalendarDays(
            window=window,
            occurrences=tuple(_row(each, window.zone) for each in told),
            tasks=tasks,
            phases=self.work.phases(project_ids, window.first, window.last),
            holidays=tuple(holiday for day, holiday in known.items() if window.first <= day <= window.last),
            projects={},
            people={},
            head=None,
        )


def _row(occurrence: Occurrence, zone: str) -> OccurrenceRow:
    event, details = occurrence.event, occurrence.details
    first, last = occurrence.span.dates(zone)
    return OccurrenceRow(
        event_id=event.id,
        project_id=event.project_id,
        recurrence_id=None if occurrence.wall is None else name_of(occurrence.wall, event.pattern.span),
        is_changed=occurrence.is_changed,
        title=details.title,
        category=details.category,
        place=details.place,
        attendees=details.attendees,
        when=when_row(occurrence.span),
        first_day=first,
        last_day=last,
    )
