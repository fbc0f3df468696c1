"""What a chart shows follows from the schedule: places, floats, the critical path, and where a baseline has things."""

from datetime import date
from uuid import UUID

import pytest

from schedule.contracts import CalendarKind, LinkType, PhaseKind, TaskKind
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.gantt import GanttChart, GanttTask
from schedule.domain.gantt_reading import Baselined, PlannedTime, gantt_chart, stretch
from schedule.domain.moments import FIRST_DAY, Moment, moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.work_calendar import EVERY_DAY, FIVE_DAYS, ROUND_THE_CLOCK
from schedule.domain.working_hours import WorkingHours
from tests.schedule.gantt.examples import identity

MONDAY = date(2026, 3, 2)
FILMING, LONG, SHORT, END, LOOSE = (identity(1, number) for number in range(5))
CALENDARS = {CalendarKind.WORKING: FIVE_DAYS, CalendarKind.EVERY_DAY: EVERY_DAY}
PERSON, STRANGER = identity(9, 1), identity(9, 2)


def at(day: date, hour: int = 0) -> Moment:
    return moment(day, hour * 60)


def draft(key: UUID, days: int, **more: object) -> TaskDraft:
    kind = TaskKind.TASK if days else TaskKind.MILESTONE
    return TaskDraft(id=key, name=f"작업 {key.int % 10}", kind=kind, length=Span(days), **more)  # type: ignore[arg-type]


@pytest.fixture
def schedule() -> Schedule:
    """After a start both a long and a short task, and a milestone after both; besides something loose."""
    hours = WorkingHours(time_zone="Asia/Seoul", holidays=None)
    made = Schedule(identity(3, 1), hours, CALENDARS, at(MONDAY))
    made.add_phases([PhaseDraft(id=FILMING, kind=PhaseKind.FILMING)])
    made.add_tasks(
        [
            draft(LONG, 5, phase_id=FILMING, not_before=at(MONDAY, 9), assignees=(PERSON, STRANGER)),
            draft(SHORT, 2, phase_id=FILMING, not_before=at(MONDAY, 9)),
            draft(END, 0, phase_id=FILMING),
            draft(LOOSE, 1, calendar=CalendarKind.EVERY_DAY, not_before=at(MONDAY, 9)),
        ]
    )
    made.add_links([link(1, LONG, END), link(2, SHORT, END)])
    return made


def link(number: int, one: UUID, other: UUID) -> LinkDraft:
    return LinkDraft(id=identity(5, number), predecessor=one, successor=other, type=LinkType.FINISH_START)


def read(schedule: Schedule, today: date = MONDAY, baseline: Baselined | None = None) -> GanttChart:
    return gantt_chart(schedule, "봄 캠페인", today, {PERSON: "김민수"}, baseline)


def task(chart: GanttChart, key: UUID) -> GanttTask:
    return next(each for each in chart.tasks if each.id == key)


def test_bars_fill_their_working_days_and_a_milestone_stands_at_the_end_of_its_work(schedule: Schedule) -> None:
    chart, first = read(schedule), float((MONDAY - FIRST_DAY).days)
    assert (task(chart, LONG).at.starts, task(chart, LONG).at.ends) == (first, first + 5)
    assert (task(chart, END).at.starts, task(chart, END).at.ends) == (first + 5, first + 5)
    assert (task(chart, END).start_date, task(chart, END).end_date) == (date(2026, 3, 6), date(2026, 3, 6))


def test_what_may_not_slip_is_critical_and_so_is_the_link_that_drives(schedule: Schedule) -> None:
    chart = read(schedule)
    assert [each.id for each in chart.tasks if each.is_critical] == [LONG, END]
    assert chart.critical_path == (LONG, END)
    assert [each.predecessor for each in chart.links if each.is_critical] == [LONG]
    assert (task(chart, SHORT).total_float, task(chart, SHORT).free_float) == (Span(3), Span(3))


def test_people_are_named_as_far_as_they_are_members(schedule: Schedule) -> None:
    assert task(read(schedule), LONG).people == ("김민수",)


@pytest.mark.parametrize(("today", "is_overdue"), [(date(2026, 3, 6), False), (date(2026, 3, 7), True)])
def test_what_should_be_done_since_yesterday_is_late(schedule: Schedule, today: date, is_overdue: bool) -> None:
    assert task(read(schedule, today), LONG).is_overdue is is_overdue


def test_a_baseline_shows_where_its_tasks_were_to_be(schedule: Schedule) -> None:
    planned = PlannedTime(at(date(2026, 2, 26), 9), at(date(2026, 2, 27), 18), date(2026, 2, 26), date(2026, 2, 27))
    chart = read(schedule, baseline=Baselined(identity(4, 1), {SHORT: planned}))
    found = task(chart, SHORT).planned
    assert found is not None
    assert found.at.ends - found.at.starts == 2
    assert task(chart, LONG).planned is None
    assert chart.days == (date(2026, 2, 26), date(2026, 3, 6))


def test_in_some_days_only_what_has_a_part_in_them_is_shown(schedule: Schedule) -> None:
    chart = read(schedule).within(date(2026, 3, 5), None)
    assert [each.id for each in chart.tasks] == [LONG, END]
    assert [each.predecessor for each in chart.links] == [LONG]
    empty = read(schedule).within(date(2026, 4, 1), date(2026, 4, 2))
    assert (empty.tasks, empty.phases, empty.links, empty.critical_path) == ((), (), (), ())


def test_half_a_day_fills_half_a_day() -> None:
    half = stretch(at(MONDAY, 9), at(MONDAY, 9) + 270, MONDAY, FIVE_DAYS)
    assert half.ends - half.starts == pytest.approx(0.5)


def test_work_until_midnight_fills_its_day() -> None:
    night = stretch(at(MONDAY, 12), at(date(2026, 3, 3)), MONDAY, ROUND_THE_CLOCK)
    assert (night.starts, night.ends) == ((MONDAY - FIRST_DAY).days + 0.5, (MONDAY - FIRST_DAY).days + 1)


def test_work_on_a_day_off_stands_at_its_hours() -> None:
    sunday = date(2026, 3, 1)
    odd = stretch(at(sunday, 6), at(sunday, 18), sunday, FIVE_DAYS)
    assert (odd.starts, odd.ends) == ((sunday - FIRST_DAY).days + 0.25, (sunday - FIRST_DAY).days + 0.75)
