"""What has begun stays where it began."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.moments import Moment, moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.task_refusals import TaskBegun
from schedule.domain.working_hours import WorkingHours
from schedule.domain.working_time import calendars
from tests.schedule.domain.schedules import empty_schedule

TODAY, TASK = date(2026, 3, 20), UUID(int=7)


def on(day: int) -> Moment:
    return moment(date(2026, 3, day), 9 * 60)


@pytest.fixture
def schedule() -> Schedule:
    """편집, a day from Tuesday 3 March."""
    made = empty_schedule()
    made.add_tasks([TaskDraft(id=TASK, name="편집", not_before=on(3))])
    return made


def say(schedule: Schedule, **words: Any) -> None:
    schedule.revise_task(TASK, words, today=TODAY)


def keep_off(schedule: Schedule, *days: date) -> int:
    hours = WorkingHours(time_zone="Asia/Seoul", days_off=tuple((day, "") for day in days))
    return len(schedule.keep_hours(hours, calendars(hours.week, (), days)).moved)


def test_a_day_off_does_not_move_where_it_began_and_leaves_no_trace(schedule: Schedule) -> None:
    say(schedule, progress=50)
    before = schedule.task(TASK)
    assert keep_off(schedule, date(2026, 3, 3)) == 1
    now = schedule.task(TASK)
    assert (now.starts, now.starts_on, now.ends_on) == (before.starts, date(2026, 3, 3), date(2026, 3, 4))
    keep_off(schedule)
    assert (schedule.task(TASK).starts, schedule.task(TASK).ends) == (before.starts, before.ends)


@pytest.mark.parametrize("words", [{"progress": 50}, {"actual_start": date(2026, 3, 10)}])
def test_it_begins_on_the_day_that_is_said_with_it(schedule: Schedule, words: dict[str, Any]) -> None:
    other = new_id()
    schedule.add_tasks([TaskDraft(id=other, name="기획", length=Span(10), not_before=on(2))])
    schedule.add_links([LinkDraft(id=new_id(), predecessor=other, successor=TASK)])
    say(schedule, not_before=on(10), **words)
    assert schedule.task(TASK).starts == on(10)


def test_whoever_takes_the_beginning_back_may_say_another_day(schedule: Schedule) -> None:
    say(schedule, actual_start=TODAY)
    with pytest.raises(TaskBegun):
        say(schedule, not_before=on(10), progress=0)
    say(schedule, not_before=on(10), actual_start=None)
    assert schedule.task(TASK).starts == on(10)


def test_a_task_is_fixed_where_it_is(schedule: Schedule) -> None:
    other = new_id()
    schedule.add_tasks([TaskDraft(id=other, name="기획", not_before=on(5))])
    schedule.add_links([LinkDraft(id=new_id(), predecessor=other, successor=TASK)])
    before = schedule.task(TASK).starts
    say(schedule, is_fixed=True)
    assert schedule.task(TASK).starts == schedule.task(TASK).not_before == before == on(6)
