"""What a member held fast is let go when they have left, plan by plan."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from ai_planning.application.release_parts import release_parts
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import BRIEF, shot_key
from tests.ai_planning.examples import AT, KIM, LEE, PROJECT, new_plan
from tests.ai_planning.plan_fakes import FakePlans


@dataclass
class Projects:
    """Members of the project, and the plans that tell of somebody."""

    plans: FakePlans = field(default_factory=FakePlans)
    names: dict[UUID, str] = field(default_factory=dict)

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        return {each: self.names[each] for each in user_ids if each in self.names}

    def naming(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        return sorted(self.plans.kept)

    def release(self) -> None:
        kept = {"unit_of_work": self.plans.unit_of_work, "plans": self.plans}
        release_parts(PROJECT, KIM.id, members=self, held=self, clock=lambda: AT, **kept)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> VideoPlan:
    """Kim holds a shot, Lee the brief."""
    plan = new_plan()
    plan.lock(shot_key(plan.parts.shot_ids[0]), by=KIM, now=AT)
    plan.lock(BRIEF, by=LEE, now=AT)
    return plan


def held(projects: Projects, plan: VideoPlan) -> set[UUID]:
    return {part.lock.by.id for part in projects.plans.kept[plan.id].parts.by_key.values() if part.lock}


def test_only_what_they_held_is_let_go(plan: VideoPlan) -> None:
    projects = Projects()
    projects.plans.add(plan)
    projects.release()
    assert held(projects, plan) == {LEE.id}
    assert projects.plans.told[-1].name == "plan.updated"


def test_a_second_time_tells_nothing(plan: VideoPlan) -> None:
    projects = Projects()
    projects.plans.add(plan)
    projects.release()
    told = len(projects.plans.told)
    projects.release()
    assert len(projects.plans.told) == told


def test_who_has_come_back_holds_it_still(plan: VideoPlan) -> None:
    projects = Projects(names={KIM.id: KIM.name})
    projects.plans.add(plan)
    projects.release()
    assert held(projects, plan) == {KIM.id, LEE.id}


def test_a_plan_that_went_to_the_trash_meanwhile_is_left_alone(plan: VideoPlan) -> None:
    projects = Projects()
    plan.delete(LEE.id, AT)
    projects.plans.add(plan)
    projects.release()
    assert held(projects, plan) == {KIM.id, LEE.id}
