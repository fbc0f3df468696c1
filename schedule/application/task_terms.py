"""What people say of a task, in the words of the domain: days and times become moments and lengths of work."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from core.domain.errors import InvalidField
from schedule.contracts import CalendarKind, TaskKind
from schedule.domain.limits import LONGEST_DAYS, demand_day, moment_on
from schedule.domain.moments import DAY, Moment, day_of, minute_of, moment
from schedule.domain.network import Span
from schedule.domain.outline import Calendars
from schedule.domain.task import Task
from schedule.domain.work_calendar import WorkCalendar

TIMES = frozenset({"start_date", "start_time", "end_date", "duration_days", "duration_minutes"})
_RENAMED = {"actual_start_date": "actual_start", "actual_end_date": "actual_end"}


def words_of(
    terms: Mapping[str, Any], task: Task | None, calendars: Calendars, start_of: Callable[[Mapping[str, Any]], Moment]
) -> dict[str, Any]:
    """Fields of Task, or of TaskDraft where there is no task yet. InvalidField.

    `start_date` says before when it does not start (null: as early as it may), `end_date` without a length how long it
    takes from where it comes to lie, which `start_of` tells by the other words. Who gives a task another start or
    length has placed it by hand.
    """
    words = {_RENAMED.get(name, name): value for name, value in terms.items() if name not in TIMES}
    calendar = calendars[words.get("calendar", task.calendar if task else CalendarKind.WORKING)]
    if "start_date" in terms:
        words |= {"not_before": _start(terms, calendar), "placed_by_hand": terms["start_date"] is not None}
    elif "start_time" in terms:
        words |= _other_time(terms["start_time"], task)
    if (length := _length(terms, task, calendar, partial(start_of, words))) is not None:
        words["length"] = length
        if task is not None and length != task.length:
            words["placed_by_hand"] = True
    if words.get("kind") is TaskKind.MILESTONE and words.get("length", Span()) != Span():
        raise InvalidField("/duration_days", "task.milestone_has_no_length")
    return words


def first_minute(day: date, calendar: WorkCalendar) -> int:
    """At which work begins that day; its first where nobody works."""
    hours = calendar.hours(day)
    return hours[0][0] if hours else 0


def length_until(end: date, start: Moment, calendar: WorkCalendar) -> Span:
    """As much work as there is from `start` to the end of that day. InvalidField."""
    minutes = calendar.between(start, moment(demand_day(end, "/end_date")) + DAY)
    if end < day_of(start) or minutes <= 0:
        raise InvalidField("/end_date", "task.ends_before_start")
    return Span(*divmod(minutes, calendar.day_minutes))


def _start(terms: Mapping[str, Any], calendar: WorkCalendar) -> Moment | None:
    day, time = terms["start_date"], terms.get("start_time")
    if day is None:
        return None
    return moment_on(
        demand_day(day, "/start_date"), first_minute(day, calendar) if time is None else time, "/start_date"
    )


def _other_time(time: int, task: Task | None) -> dict[str, Any]:
    """Of the day that it starts on."""
    if task is None:
        raise InvalidField("/start_date", "field.required")
    return {"not_before": moment(day_of(task.starts), time), "placed_by_hand": True}


def _length(
    terms: Mapping[str, Any], task: Task | None, calendar: WorkCalendar, start_of: Callable[[], Moment]
) -> Span | None:
    kind = terms.get("kind", task.kind if task else TaskKind.TASK)
    if "duration_days" in terms or "duration_minutes" in terms:
        if terms.get("end_date") is not None:
            raise InvalidField("/end_date", "task.length_said_twice")
        own = task.length if task and kind is TaskKind.TASK else Span()
        length = Span(terms.get("duration_days", own.days), terms.get("duration_minutes", own.minutes))
        if length.within(calendar) > LONGEST_DAYS * calendar.day_minutes:
            raise InvalidField("/duration_minutes", "number.too_large", most=LONGEST_DAYS * calendar.day_minutes)
        return length
    if terms.get("end_date") is None:
        return None
    if kind is TaskKind.TASK:
        return length_until(terms["end_date"], start_of(), calendar)
    if terms["end_date"] != terms.get("start_date", task.ends_on if task else None):
        raise InvalidField("/end_date", "task.milestone_has_no_length")
    return None


def _demand_one_way(terms: Mapping[str, Any]) -> None:
    said = [name for name in ("days", "end_date", "start_date") if terms.get(name) is not None]
    if len(said) > 1:
        raise InvalidField(f"/{said[1]}", "task.move_said_twice")
    if "start_time" in terms and "start_date" not in terms:
        raise InvalidField("/start_date", "field.required")


def moved_start(terms: Mapping[str, Any], task: Task, calendar: WorkCalendar) -> Moment:
    """Where a move would have it start: on a day, so many days off, or so that it ends on a day. InvalidField."""
    _demand_one_way(terms)
    if "days" in terms:
        day = day_of(task.starts)
        wanted = day.toordinal() + terms["days"]
        if not 1 <= wanted <= date.max.toordinal():
            raise InvalidField("/days", "number.too_large", most=date.max.toordinal() - day.toordinal())
        return moment_on(date.fromordinal(wanted), minute_of(task.starts), "/days")
    if "end_date" in terms:
        end = moment_on(terms["end_date"], 0, "/end_date") + DAY
        work = task.length.within(calendar)
        return calendar.subtracted(end, work) if work else moment(terms["end_date"], minute_of(task.starts))
    start = _start(terms, calendar)
    if start is None:
        raise InvalidField("/start_date", "field.required")
    return start
