from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from core.domain.errors import InvalidField
from schedule.contracts import Complexity, PhaseGroup, ProjectType
from schedule.domain.smart_plan import MOST_PEOPLE, USUAL, SmartPlan, half_up

TYPES, COMPLEXITIES = sampled_from(ProjectType), sampled_from(Complexity)


def days(project_type: ProjectType, complexity: Complexity = Complexity.NORMAL, team_size: int = 1) -> tuple[int, ...]:
    return tuple(SmartPlan(project_type, complexity, team_size).days().values())


def test_one_alone_takes_the_usual_days_of_each_kind_of_film() -> None:
    assert [days(each) for each in ProjectType] == [(5, 2, 7), (3, 1, 5), (7, 3, 10), (14, 7, 21)]


def test_phases_come_in_the_order_in_which_films_are_made() -> None:
    assert list(SmartPlan().days()) == [PhaseGroup.PLANNING, PhaseGroup.SHOOTING, PhaseGroup.EDITING]


def test_what_is_simple_takes_less_and_what_is_complex_takes_more_within_the_bounds() -> None:
    assert days(ProjectType.EDUCATION, Complexity.SIMPLE) == (5, 2, 7)  # 4.9, 2.1, 7
    assert days(ProjectType.CORPORATE, Complexity.COMPLEX) == (7, 3, 10)  # 7.5 and 10.5 are too many
    assert days(ProjectType.ENTERTAINMENT, Complexity.COMPLEX) == (21, 11, 30)  # 10.5 is eleven; 31.5 is too many


@pytest.mark.parametrize(
    ("people", "planned"),
    [(1, (14, 7, 21)), (2, (11, 7, 17)), (3, (10, 7, 15)), (4, (8, 7, 13)), (5, (8, 7, 12)), (40, (8, 7, 12))],
)
def test_more_people_plan_and_edit_faster_but_shoot_no_faster(people: int, planned: tuple[int, ...]) -> None:
    assert days(ProjectType.ENTERTAINMENT, team_size=people) == planned


def test_a_half_is_rounded_up() -> None:
    assert [half_up(each) for each in (3499, 3500, 2500, 500, 499)] == [3, 4, 3, 1, 0]
    assert days(ProjectType.MARKETING, Complexity.SIMPLE) == (2, 1, 4)  # 2.1, 0.7, 3.5
    assert days(ProjectType.CORPORATE, Complexity.SIMPLE) == (4, 1, 5)  # 3.5, 1.4, 4.9


@given(TYPES, COMPLEXITIES, integers(1, MOST_PEOPLE))
def test_every_length_is_the_rounded_product_within_its_bounds(
    project_type: ProjectType, complexity: Complexity, people: int
) -> None:
    factor = {Complexity.SIMPLE: Fraction(7, 10), Complexity.NORMAL: Fraction(1), Complexity.COMPLEX: Fraction(3, 2)}
    team = [Fraction(1), Fraction(8, 10), Fraction(7, 10), Fraction(6, 10), Fraction(55, 100)][min(people, 5) - 1]
    planned = SmartPlan(project_type, complexity, people).days()
    for usual, (group, length) in zip(USUAL[project_type], planned.items(), strict=True):
        exact = usual.days * factor[complexity] * (1 if group is PhaseGroup.SHOOTING else team)
        assert usual.shortest <= length <= usual.longest
        if usual.shortest < length < usual.longest:
            assert -Fraction(1, 2) < exact - length < Fraction(1, 2) or exact - length == -Fraction(1, 2)


@given(TYPES, integers(1, MOST_PEOPLE - 1))
def test_nothing_gets_longer_by_more_people_or_shorter_by_being_harder(project_type: ProjectType, people: int) -> None:
    by_team = [days(project_type, team_size=each) for each in (people, people + 1)]
    by_effort = [days(project_type, each, people) for each in Complexity]
    for fewer, more in zip(*by_team, strict=True):
        assert fewer >= more
    for simple, normal, complex_one in zip(*by_effort, strict=True):
        assert simple <= normal <= complex_one


@pytest.mark.parametrize("people", [0, -1, MOST_PEOPLE + 1])
def test_a_team_of_nobody_or_of_a_whole_town_is_refused(people: int) -> None:
    with pytest.raises(InvalidField) as refused:
        SmartPlan(team_size=people)
    assert refused.value.faults[0].pointer == "/team_size"
