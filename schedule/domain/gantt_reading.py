"""From what is kept of a schedule to what a chart shows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schedule.contracts import CalendarKind
from schedule.domain.analysis import Analysis, analysed
from schedule.domain.gantt import GanttChart, GanttLink, GanttPhase, GanttTask, PlannedBar, Stretch
from schedule.domain.moments import DAY, Moment, day_of, minute_of, moment
from schedule.domain.network import Span
from schedule.domain.outline import outline
from schedule.domain.schedule import Schedule
from schedule.domain.task import DONE, Task
from schedule.domain.task_link import TaskLink
from schedule.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """Of a task in a baseline."""

    starts: Moment
    ends: Moment
    start_date: date
    end_date: date


@dataclass(frozen=True)
class Baselined:
    id: UUID
    tasks: Mapping[UUID, PlannedTime]


def gantt_chart(
    schedule: Schedule, title: str, today: date, names: Mapping[UUID, str], baseline: Baselined | None
) -> GanttChart:
    """`names`: of assignees who are members; others are not told."""
    tasks = sorted(schedule.tasks.values(), key=lambda each: (each.position, each.number))
    analysis = analysed(schedule.network(), schedule.placements)
    reading = _Reading(schedule, analysis, today, names, baseline)
    return GanttChart(
        project_id=schedule.project_id,
        title=title,
        version=schedule.version,
        today=today,
        time_zone=schedule.hours.time_zone,
        phases=tuple(_phases(schedule)),
        tasks=tuple(map(reading.task, tasks)),
        links=tuple(map(reading.link, schedule.links.values())),
        critical_path=analysis.critical_path,
        baseline_id=baseline.id if baseline else None,
        calendar=schedule.calendars[CalendarKind.WORKING],
    )


@dataclass(frozen=True)
class _Reading:
    schedule: Schedule
    analysis: Analysis
    today: date
    names: Mapping[UUID, str]
    baseline: Baselined | None

    def task(self, task: Task) -> GanttTask:
        calendar, floats = self.schedule.calendars[task.calendar], self.analysis.floats[task.id]
        return GanttTask(
            id=task.id,
            number=task.number,
            phase_id=task.phase_id,
            kind=task.kind,
            name=task.name,
            start_date=task.starts_on,
            end_date=task.ends_on,
            at=stretch(task.starts, task.ends, task.ends_on, calendar),
            progress=task.progress,
            status=task.status,
            is_overdue=task.ends_on < self.today and task.progress < DONE,
            is_critical=floats.is_critical,
            total_float=_span(floats.total_float, calendar),
            free_float=_span(floats.free_float, calendar),
            people=tuple(self.names[each] for each in task.assignees if each in self.names),
            planned=self._planned(task, calendar),
        )

    def link(self, link: TaskLink) -> GanttLink:
        """Critical where one that may not slip waits for another, and for none longer."""
        floats, successor = self.analysis.floats, self.schedule.tasks[link.successor]
        are_both = floats[link.predecessor].is_critical and floats[link.successor].is_critical
        is_critical = are_both and successor.driver == link.id
        return GanttLink(link.id, link.predecessor, link.successor, link.type, link.lag, is_critical)

    def _planned(self, task: Task, calendar: WorkCalendar) -> PlannedBar | None:
        found = self.baseline.tasks.get(task.id) if self.baseline else None
        if found is None:
            return None
        at = stretch(found.starts, found.ends, found.end_date, calendar)
        return PlannedBar(found.start_date, found.end_date, at)


def stretch(starts: Moment, ends: Moment, end_date: date, calendar: WorkCalendar) -> Stretch:
    """What ends when its day's work does fills the day; so does what comes to an end at midnight."""
    end = _in_days(ends, calendar) if day_of(ends) <= end_date else moment(end_date) / DAY + 1
    return Stretch(end if starts == ends else _in_days(starts, calendar), end)


def _in_days(when: Moment, calendar: WorkCalendar) -> float:
    day = day_of(when)
    hours = calendar.hours(day) or ((0, DAY),)
    first, last = hours[0][0], hours[-1][1]
    share = (minute_of(when) - first) / (last - first)
    return moment(day) / DAY + min(1.0, max(0.0, share))


def _phases(schedule: Schedule) -> Iterator[GanttPhase]:
    phases = sorted(schedule.phases.values(), key=lambda each: each.position)
    found = outline(schedule.version, phases, schedule.tasks.values(), schedule.calendars)
    progress = {each.id: each.progress for each in found.phases}
    for phase in phases:
        yield GanttPhase(phase.id, phase.name, phase.group, phase.colour, progress[phase.id])


def _span(minutes: int, calendar: WorkCalendar) -> Span:
    """Days and minutes of one sign."""
    days, rest = divmod(abs(minutes), calendar.day_minutes)
    return Span(days, rest) if minutes >= 0 else Span(-days, -rest)
