"""Plans laid again: what changes, what goes, and what stays because somebody has touched it."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from schedule.contracts import CalendarKind, LinkType, ProjectType
from schedule.domain.default_plan import default_blueprint, smart_blueprint
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.kept_tasks import KeptBecause
from schedule.domain.network import Span
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from schedule.domain.refusals import CyclicLinks
from schedule.domain.smart_plan import SmartPlan
from tests.schedule.domain.plans import MARCH, by_hand, lay, lies, named
from tests.schedule.domain.schedules import empty_schedule


def test_a_smart_plan_makes_the_default_plan_anew_with_the_same_tasks() -> None:
    schedule = empty_schedule()
    first = lay(schedule, default_blueprint(), MARCH)
    told = lay(schedule, smart_blueprint(SmartPlan(ProjectType.MARKETING)), MARCH)
    assert told.tasks == first.tasks
    assert lies(schedule) == [("2026-03-03", "2026-03-05"), ("2026-03-06", "2026-03-06"), ("2026-03-09", "2026-03-13")]


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
    assert told.kept[0].start_date == date(2026, 3, 8)
    left = {task.name for task in schedule.tasks.values()}
    assert left == {"식대 정산", "제주 촬영", *(each.name.ko for each in template.blueprint.tasks)}


def test_what_a_plan_takes_away_is_named() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    ids = {task.name: task.id for task in schedule.tasks.values()}
    by_hand(schedule, "촬영", date(2026, 3, 20))
    told = lay(schedule, PRODUCT_TEMPLATES[-1].blueprint, MARCH, scope="t/")
    assert [(each.task_id, each.name) for each in told.removed] == [(ids["기획"], "기획"), (ids["편집"], "편집")]
    assert lay(schedule, PRODUCT_TEMPLATES[-1].blueprint, MARCH, scope="t/").removed == ()


def test_what_its_links_move_is_told_as_moved_and_not_as_kept() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    by_hand(schedule, "촬영", date(2026, 3, 9))
    told = lay(schedule, default_blueprint(), date(2026, 4, 1))
    assert told.kept == ()
    assert [shift.name for shift in told.rearranged.moved] == ["기획", "촬영", "편집"]


def test_the_work_that_somebody_gave_a_task_stays_until_they_consent() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    task = named(schedule, "기획")
    schedule.revise_task(task.id, {"length": Span(days=12)}, today=MARCH)
    told = lay(schedule, default_blueprint(), MARCH)
    assert [(kept.task_id, kept.reason) for kept in told.kept] == [(task.id, KeptBecause.TOUCHED)]
    assert schedule.task(task.id).length == Span(days=12)
    assert lay(schedule, default_blueprint(), MARCH, consent=True).kept == ()
    assert schedule.task(task.id).length == Span(days=7)


def test_a_plan_made_anew_takes_its_tasks_for_untouched() -> None:
    schedule = empty_schedule()
    lay(schedule, default_blueprint(), MARCH)
    lay(schedule, smart_blueprint(SmartPlan(ProjectType.MARKETING)), MARCH)
    told = lay(schedule, PRODUCT_TEMPLATES[-1].blueprint, MARCH, scope="t/")
    assert (len(told.removed), told.kept) == (3, ())


def test_notes_that_a_template_brought_along_are_nobodys_work() -> None:
    noted = replace(default_blueprint(), tasks=(replace(default_blueprint().tasks[0], notes="대본부터", place="성수"),))
    schedule = empty_schedule()
    lay(schedule, replace(noted, links=()), MARCH, scope="mine/")
    told = lay(schedule, default_blueprint(), MARCH)
    assert ([each.name for each in told.removed], told.kept) == (["기획"], ())


TOUCHES: list[dict[str, Any]] = [
    {"assignees": (UUID(int=9),)},
    {"notes": "비 오면 연기"},
    {"placed_by_hand": True},
    {"must_end_by": date(2026, 3, 30)},
    {"place": "성수"},
    {"length": Span(days=20)},
    {"calendar": CalendarKind.WORKING},
]


@pytest.mark.parametrize("words", TOUCHES, ids=lambda words: next(iter(words)))
def test_what_somebody_took_on_wrote_on_demanded_or_placed_is_not_taken_away(words: dict[str, Any]) -> None:
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


def test_many_fixed_tasks_that_may_move_are_as_few_changes_as_one() -> None:
    versions = []
    for names in (["촬영"], ["기획", "촬영", "편집"]):
        schedule = empty_schedule()
        lay(schedule, default_blueprint(), MARCH)
        for name in names:
            by_hand(schedule, name, named(schedule, name).starts_on, is_fixed=True)
        before = schedule.version
        lay(schedule, default_blueprint(), date(2026, 4, 1), consent=True)
        assert [task.is_fixed for task in schedule.tasks.values()].count(True) == len(names)
        assert lies(schedule)[1:] == [("2026-04-08", "2026-04-08"), ("2026-04-09", "2026-04-22")]
        versions.append(schedule.version - before)
    assert versions[0] == versions[1]
