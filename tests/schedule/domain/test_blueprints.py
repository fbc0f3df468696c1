"""What plans consist of before they have dates."""

from graphlib import TopologicalSorter

import pytest

from core.domain.language import Language
from schedule.contracts import CalendarKind, Complexity, PhaseKind, ProjectType, TaskKind
from schedule.domain.blueprint import LONGEST_KEY, Blueprint
from schedule.domain.default_plan import default_blueprint, smart_blueprint
from schedule.domain.product_templates import PRODUCT_TEMPLATES, ProductTemplate
from schedule.domain.smart_plan import SmartPlan

LONGEST_NAME = 200
EVERY = [
    pytest.param(default_blueprint(), id="default"),
    *(pytest.param(smart_blueprint(SmartPlan(each)), id=f"smart {each.value}") for each in ProjectType),
    *(pytest.param(each.blueprint, id=each.key) for each in PRODUCT_TEMPLATES),
]
TEMPLATES = [pytest.param(each, id=each.key) for each in PRODUCT_TEMPLATES]


def test_the_default_plan_is_a_week_a_day_and_two_weeks_on_all_days() -> None:
    plan = default_blueprint()
    assert [(task.name.ko, task.length.days, task.calendar) for task in plan.tasks] == [
        ("기획", 7, CalendarKind.EVERY_DAY),
        ("촬영", 1, CalendarKind.EVERY_DAY),
        ("편집", 14, CalendarKind.EVERY_DAY),
    ]
    assert [phase.kind for phase in plan.phases] == [PhaseKind.BASIC_PLAN, PhaseKind.FILMING, PhaseKind.VIDEO_EDIT]
    assert [phase.colour for phase in plan.phases] == ["#3b82f6", "#ef4444", "#10b981"]


def test_the_smart_plan_has_the_same_tasks_on_working_days() -> None:
    plan = smart_blueprint(SmartPlan(ProjectType.MARKETING, Complexity.COMPLEX, 2))
    assert [task.key for task in plan.tasks] == [task.key for task in default_blueprint().tasks]
    assert plan.phases == default_blueprint().phases
    assert [(task.length.days, task.calendar) for task in plan.tasks] == [
        (4, CalendarKind.WORKING),
        (2, CalendarKind.WORKING),
        (6, CalendarKind.WORKING),
    ]


@pytest.mark.parametrize("blueprint", EVERY)
def test_every_task_has_a_phase_and_every_phase_a_task(blueprint: Blueprint) -> None:
    phases = [phase.key for phase in blueprint.phases]
    assert len(set(phases)) == len(phases)
    assert {task.phase for task in blueprint.tasks} == set(phases)


@pytest.mark.parametrize("blueprint", EVERY)
def test_links_join_tasks_of_the_plan_and_never_in_a_circle(blueprint: Blueprint) -> None:
    keys = [task.key for task in blueprint.tasks]
    assert len(set(keys)) == len(keys)
    waits: dict[str, set[str]] = {key: set() for key in keys}
    for link in blueprint.links:
        waits[link.successor].add(link.predecessor)
    assert set().union(*waits.values()) <= set(keys)
    assert set(TopologicalSorter(waits).static_order()) == set(keys)


@pytest.mark.parametrize("blueprint", EVERY)
def test_only_what_a_plan_begins_with_waits_for_nothing(blueprint: Blueprint) -> None:
    waiting = {link.successor for link in blueprint.links}
    assert [task.key for task in blueprint.tasks if task.key not in waiting] == [blueprint.tasks[0].key]


@pytest.mark.parametrize("blueprint", EVERY)
def test_a_milestone_has_no_length_and_a_task_has_one(blueprint: Blueprint) -> None:
    for task in blueprint.tasks:
        assert (task.length.days == 0) is (task.kind is TaskKind.MILESTONE)


@pytest.mark.parametrize("template", TEMPLATES)
def test_names_are_told_in_korean_and_english(template: ProductTemplate) -> None:
    names = [template.name, *(each.name for each in (*template.blueprint.phases, *template.blueprint.tasks))]
    for name in names:
        assert any("가" <= letter <= "힣" for letter in name.ko) or name.ko.isascii()
        assert name.en.isascii()
        assert 0 < max(len(name.ko), len(name.en)) <= LONGEST_NAME
    assert template.name.text(Language.KOREAN) != template.name.text(Language.ENGLISH)
    assert all(len(task.key) <= LONGEST_KEY for task in template.blueprint.tasks)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_ends_when_the_film_is_handed_over(template: ProductTemplate) -> None:
    last = template.blueprint.tasks[-1]
    assert (last.kind, last.phase) == (TaskKind.MILESTONE, PhaseKind.VIDEO_DELIVERY.value)


def test_templates_are_told_apart() -> None:
    assert len({each.id for each in PRODUCT_TEMPLATES}) == len({each.key for each in PRODUCT_TEMPLATES}) == 6
