"""Many change one plan at the same time: nobody's words are lost, and the seconds add up."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.client import Answer, ApiClient
from tests.core.waiting import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MakeProject = Callable[..., tuple[UUID, Actor]]


@pytest.fixture
def at(make_project: MakeProject) -> tuple[str, Actor]:
    project_id, owner = make_project()
    brief = {"title": "첫 출근", "logline": "신입 사원이 갇힌다.", "duration": 61.337}
    plan = ApiClient().as_(owner).post(f"/v2/ai-planning/{project_id}/plans", {"brief": brief}).json()
    return f"/v2/ai-planning/{project_id}/plans/{plan['id']}", owner


def patching(path: str, person: Actor, body: dict[str, Any], **headers: str) -> Callable[[], Answer]:
    return lambda: ApiClient().as_(person).with_(**headers).patch(path, body)


def test_twelve_write_a_shot_each(at: tuple[str, Actor]) -> None:
    path, owner = at
    shots = ApiClient().as_(owner).get(path).json()["shots"]
    seconds = {shot["id"]: 3 + place / 1000 for place, shot in enumerate(shots)}
    bodies = {shot_id: {"title": f"샷 {lasts}", "seconds": lasts} for shot_id, lasts in seconds.items()}
    answers = at_once(*(patching(f"{path}/shots/{shot_id}", owner, body) for shot_id, body in bodies.items()))
    assert {answer.status_code for answer in answers} == {200}
    plan = ApiClient().as_(owner).get(path).json()
    assert {shot["id"]: shot["title"] for shot in plan["shots"]} == {each: bodies[each]["title"] for each in bodies}
    assert sum(round(shot["seconds"] * 1000) for shot in plan["shots"]) == 61_337
    assert plan["version"] == 13


def test_of_ten_who_saw_the_same_stage_one_writes_it(at: tuple[str, Actor]) -> None:
    path, owner = at
    stage = ApiClient().as_(owner).get(path).json()["stages"][0]["id"]
    writers = [patching(f"{path}/stages/{stage}", owner, {"title": f"{n}"}, If_Match='"1"') for n in range(10)]
    answers = at_once(*writers)
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 9
    (winner,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert ApiClient().as_(owner).get(path).json() == winner


def test_undone_as_often_as_changed_a_plan_is_as_it_was(at: tuple[str, Actor]) -> None:
    path, owner = at
    before = ApiClient().as_(owner).get(path).json()
    titles = [patching(path, owner, {"title": f"{n}안"}) for n in range(8)]
    assert {answer.status_code for answer in at_once(*titles)} == {200}
    undone = at_once(*[lambda: ApiClient().as_(owner).post(f"{path}/undo")] * 8)
    assert {answer.status_code for answer in undone} == {200}
    after = ApiClient().as_(owner).get(path).json()
    assert (after["title"], after["can_undo"], after["version"]) == (before["title"], False, 17)
