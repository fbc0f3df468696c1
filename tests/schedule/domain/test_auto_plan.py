"""Plans laid into schedules: their days, and what is laid again without a difference."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis.strategies import dates, integers, sampled_from

from core.domain.errors import InvalidField
from core.domain.language import Language
from schedule.contracts import Complexity, ProjectType
from schedule.domain.blueprint import Blueprint
from schedule.domain.default_plan import default_blueprint, smart_blueprint
from schedule.domain.edit import Rearranged
from schedule.domain.product_templates import PRODUCT_TEMPLATES, ProductTemplate
from schedule.domain.smart_plan import SmartPlan
from tests.schedule.domain.plans import MARCH, lay, lies, named
from tests.schedule.domain.schedules import empty_schedule

TEMPLATES = [pytest.param(each, id=each.key) for each in PRODUCT_TEMPLATES]


def days(blueprint: Blueprint, starts: date) -> list[tuple[str, str]]:
    schedule = empty_schedule()
    lay(schedule, blueprint, starts)
    return lies(schedule)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-03-01", ("2026-03-07", "2026-03-08", "2026-03-22")),
        ("2026-01-31", ("2026-02-06", "2026-02-07", "2026-02-21")),
        ("2026-12-24", ("2026-12-30", "2026-12-31", "2027-01-14")),
        ("2028-02-22", ("2028-02-28", "2028-02-29", "2028-03-14")),
        ("2026-02-22", ("2026-02-28", "2026-03-01", "2026-03-15")),
        ("2026-02-12", ("2026-02-18", "2026-02-19", "2026-03-05")),
    ],
    ids=["from the 1st", "end of a month", "end of a year", "leap day", "February", "Lunar New Year"],
)
def test_the_default_plan_counts_all_days(starts: str, ends: tuple[str, ...]) -> None:
    found = days(default_blueprint(), date.fromisoformat(starts))
    assert found[0][0] == starts
    assert tuple(end for _, end in found) == ends


@given(dates(date(2000, 1, 1), date(2099, 12, 10)))
@settings(max_examples=30, deadline=None)
def test_the_default_plan_has_no_gap_and_22_days_whenever_it_begins(starts: date) -> None:
    found = [tuple(map(date.fromisoformat, each)) for each in days(default_blueprint(), starts)]
    assert [(end - start).days + 1 for start, end in found] == [7, 1, 14]
    assert [start for start, _ in found[1:]] == [end + timedelta(days=1) for _, end in found[:-1]]
    assert (found[0][0], (found[-1][1] - starts).days + 1) == (starts, 22)


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        # Seollal 16–18 February 2026, a Monday to a Wednesday; 1 March, a Sunday, has 2 March for a substitute.
        ("2026-02-12", [("2026-02-12", "2026-02-23"), ("2026-02-24", "2026-02-25"), ("2026-02-26", "2026-03-09")]),
        # Seollal 6–8 February 2027: Sunday the 7th has Tuesday the 9th for a substitute, Monday the 8th is off anyway.
        ("2027-02-04", [("2027-02-04", "2027-02-12"), ("2027-02-15", "2027-02-16"), ("2027-02-17", "2027-02-25")]),
        # A Saturday: work begins on the Monday after.
        ("2026-11-28", [("2026-11-30", "2026-12-04"), ("2026-12-07", "2026-12-08"), ("2026-12-09", "2026-12-17")]),
    ],
    ids=["Seollal 2026", "Seollal 2027", "Saturday"],
)
def test_the_smart_plan_counts_working_days(starts: str, found: list[tuple[str, str]]) -> None:
    assert days(smart_blueprint(SmartPlan()), date.fromisoformat(starts)) == found


@given(sampled_from(ProjectType), sampled_from(Complexity), integers(1, 9), dates(date(2026, 1, 1), date(2028, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_a_smart_plan_takes_as_many_working_days_as_it_says(
    project_type: ProjectType, complexity: Complexity, people: int, starts: date
) -> None:
    plan, schedule = SmartPlan(project_type, complexity, people), empty_schedule()
    lay(schedule, smart_blueprint(plan), starts)
    before = starts
    for task, length in zip(schedule.tasks.values(), plan.days().values(), strict=True):
        worked = [
            day
            for day in (
                task.starts_on + timedelta(days=each) for each in range((task.ends_on - task.starts_on).days + 1)
            )
            if schedule.calendars[task.calendar].hours(day)
        ]
        assert len(worked) == length
        assert worked[0] == task.starts_on >= before
        before = task.ends_on + timedelta(days=1)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_lies_from_its_day_on_in_the_language_asked_for(template: ProductTemplate) -> None:
    schedule = empty_schedule()
    told = lay(schedule, template.blueprint, MARCH, language=Language.ENGLISH, scope="t/")
    assert [schedule.task(each).name for each in told.tasks] == [each.name.en for each in template.blueprint.tasks]
    assert [schedule.phase(each).kind for each in told.phases] == [each.kind for each in template.blueprint.phases]
    assert len(told.links) == len(template.blueprint.links) == len(schedule.links)
    assert min(task.starts_on for task in schedule.tasks.values()) == date(2026, 3, 3)
    last = max(schedule.tasks.values(), key=lambda task: task.ends)
    assert last.ends == named(schedule, template.blueprint.tasks[-1].name.en).ends


def test_the_same_plan_again_changes_nothing() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    before = deepcopy(schedule)
    told = lay(schedule, default_blueprint(), MARCH)
    assert (told.rearranged, told.kept) == (Rearranged(), ())
    assert schedule == before


def test_from_another_day_the_same_tasks_move_and_each_says_that_it_is_planned() -> None:
    schedule = empty_schedule()
    first = lay(schedule, default_blueprint(), MARCH)
    told = lay(schedule, default_blueprint(), date(2026, 2, 1))
    assert told.tasks == first.tasks
    assert lies(schedule)[0] == ("2026-02-01", "2026-02-07")
    assert [(shift.name, shift.days, shift.reason.value) for shift in told.rearranged.moved] == [
        ("기획", -28, "planned"),
        ("촬영", -28, "waits_for"),
        ("편집", -28, "waits_for"),
    ]


def test_a_plan_that_outlives_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidField):
        lay(empty_schedule(), default_blueprint(), date(9999, 1, 1))
