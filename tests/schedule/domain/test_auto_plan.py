"""Plans laid into schedules: their days, what changes when they are laid again, and what stays."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import dates, integers, sampled_from

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.language import Language
from schedule.contracts import Complexity, LinkType, ProjectType
from schedule.domain.auto_plan import Planned, Terms, planned
from schedule.domain.blueprint import Blueprint
from schedule.domain.default_plan import default_blueprint, smart_blueprint
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.edit import Rearranged
from schedule.domain.kept_tasks import KeptBecause
from schedule.domain.moments import moment
from schedule.domain.network import Span
from schedule.domain.product_templates import PRODUCT_TEMPLATES, ProductTemplate
from schedule.domain.refusals import CyclicLinks
from schedule.domain.schedule import Schedule
from schedule.domain.smart_plan import SmartPlan
from schedule.domain.task import Task
from tests.schedule.domain.schedules import empty_schedule

MARCH = date(2026, 3, 1)
TEMPLATES = [pytest.param(each, id=each.key) for each in PRODUCT_TEMPLATES]


def lay(schedule: Schedule, blueprint: Blueprint, starts: date, **terms: Any) -> Planned:
    return planned(schedule, blueprint, Terms(starts, **terms))


def lies(schedule: Schedule) -> list[tuple[str, str]]:
    """Each task's days, by its place in the list."""
    tasks = sorted(schedule.tasks.values(), key=lambda task: task.position)
    return [(task.starts_on.isoformat(), task.ends_on.isoformat()) for task in tasks]


def days(blueprint: Blueprint, starts: date) -> list[tuple[str, str]]:
    schedule = empty_schedule()
    lay(schedule, blueprint, starts)
    return lies(schedule)


def named(schedule: Schedule, name: str) -> Task:
    return next(task for task in schedule.tasks.values() if task.name == name)


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


def test_a_smart_plan_makes_the_default_plan_anew_with_the_same_tasks() -> None:
    schedule = empty_schedule()
    first = lay(schedule, default_blueprint(), MARCH)
    told = lay(schedule, smart_blueprint(SmartPlan(ProjectType.MARKETING)), MARCH)
    assert told.tasks == first.tasks
    assert lies(schedule) == [("2026-03-03", "2026-03-05"), ("2026-03-06", "2026-03-06"), ("2026-03-09", "2026-03-13")]


def by_hand(schedule: Schedule, name: str, day: date, **words: Any) -> Task:
    task = named(schedule, name)
    given = {"not_before": moment(day), "placed_by_hand": True, **words}
    schedule.revise_task(task.id, given, today=MARCH)
    return schedule.task(task.id)


def test_what_somebody_placed_stays_and_says_so_until_they_consent() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    by_hand(schedule, "촬영", date(2026, 3, 12))
    told = lay(schedule, default_blueprint(), date(2026, 3, 2))
    assert [(kept.name, kept.start_date, kept.reason) for kept in told.kept] == [
        ("촬영", date(2026, 3, 12), KeptBecause.PLACED_BY_HAND)
    ]
    assert lies(schedule) == [("2026-03-02", "2026-03-08"), ("2026-03-12", "2026-03-12"), ("2026-03-13", "2026-03-26")]
    told = lay(schedule, default_blueprint(), date(2026, 3, 2), consent=True)
    assert told.kept == ()
    assert lies(schedule)[1] == ("2026-03-09", "2026-03-09")


def test_what_is_fixed_stays_where_its_links_ask_it_to_move() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    fixed = by_hand(schedule, "촬영", date(2026, 3, 8), is_fixed=True, placed_by_hand=False)
    told = lay(schedule, default_blueprint(), date(2026, 3, 5))
    assert [(kept.name, kept.reason) for kept in told.kept] == [("촬영", KeptBecause.FIXED)]
    assert [held.task_id for held in told.rearranged.held] == [fixed.id]
    assert schedule.task(fixed.id).starts_on == date(2026, 3, 8)
    assert lay(schedule, default_blueprint(), date(2026, 3, 5), consent=True).kept == ()
    assert schedule.task(fixed.id).starts_on == date(2026, 3, 12)


def test_what_has_begun_stays_whoever_consents() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    schedule.revise_task(named(schedule, "기획").id, {"progress": 10}, today=MARCH)
    told = lay(schedule, default_blueprint(), date(2026, 3, 9), consent=True)
    assert [(kept.name, kept.reason) for kept in told.kept] == [("기획", KeptBecause.BEGUN)]
    assert named(schedule, "기획").starts_on == MARCH


def test_another_plan_takes_away_what_nobody_touched_and_nothing_else() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    schedule.add_tasks([TaskDraft(id=new_id(), name="식대 정산")])
    schedule.revise_task(named(schedule, "촬영").id, {"name": "제주 촬영"}, today=MARCH)
    template = PRODUCT_TEMPLATES[-1]
    told = lay(schedule, template.blueprint, MARCH, scope="t/")
    assert [(kept.name, kept.reason) for kept in told.kept] == [("제주 촬영", KeptBecause.TOUCHED)]
    left = {task.name for task in schedule.tasks.values()}
    assert left == {"식대 정산", "제주 촬영", *(each.name.ko for each in template.blueprint.tasks)}


@pytest.mark.parametrize("words", [{"assignees": (new_id(),)}, {"notes": "비 오면 연기"}, {"placed_by_hand": True}])
def test_what_somebody_took_on_wrote_on_or_placed_is_not_taken_away(words: dict[str, Any]) -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    schedule.revise_task(named(schedule, "편집").id, words, today=MARCH)
    told = lay(schedule, PRODUCT_TEMPLATES[-1].blueprint, MARCH, scope="t/")
    assert [kept.name for kept in told.kept] == ["편집"]
    assert named(schedule, "편집").id == told.kept[0].task_id


def test_phases_of_the_same_kind_are_shared() -> None:
    schedule = empty_schedule()
    first = lay(schedule, default_blueprint(), MARCH)
    told = lay(schedule, PRODUCT_TEMPLATES[-1].blueprint, MARCH, scope="t/")
    assert set(first.phases) < set(told.phases)
    assert len(schedule.phases) == len(told.phases)


def test_who_has_linked_the_other_way_round_is_told_of_the_circle_and_nothing_changes() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    ids = [named(schedule, name).id for name in ("기획", "편집")]
    schedule.remove_links(list(schedule.links))
    schedule.add_links([LinkDraft(id=new_id(), predecessor=ids[1], successor=ids[0])])
    with pytest.raises(CyclicLinks):
        lay(schedule, default_blueprint(), MARCH)


def test_a_link_that_somebody_gave_a_lag_keeps_it() -> None:
    schedule = empty_schedule()
    told = lay(schedule, default_blueprint(), MARCH)
    schedule.revise_link(told.links[0], {"lag": Span(days=2)})
    assert lay(schedule, default_blueprint(), MARCH).links == told.links
    assert schedule.link(told.links[0]).lag == Span(days=2)
    assert schedule.link(told.links[0]).type is LinkType.FINISH_START


def test_a_plan_that_outlives_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidField):
        lay(empty_schedule(), default_blueprint(), date(9999, 1, 1))
