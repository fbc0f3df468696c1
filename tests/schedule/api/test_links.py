"""Links between tasks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]


def linked(editor: ApiClient, path: str, one: dict[str, Any], other: dict[str, Any], **terms: Any) -> dict[str, Any]:
    answer = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"], **terms})
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [("FS", 0, "04"), ("FS", 2, "06"), ("FS", -1, "03"), ("SS", 1, "03"), ("FF", 0, "03"), ("FF", 1, "04")],
)
def test_a_link_places_its_successor_by_its_type_and_lag(
    add: Answers, editor: ApiClient, path: str, whole: Whole, kind: str, lag: int, start: str
) -> None:
    one, other = add("기획", 2), add("촬영", 1)
    linked(editor, path, one, other, type=kind, lag_days=lag)
    assert whole()["tasks"][1]["start_date"][-2:] == start


def test_a_circle_is_refused_with_its_path(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    tasks = [add(name) for name in ("기획", "촬영", "편집")]
    linked(editor, path, tasks[0], tasks[1])
    linked(editor, path, tasks[1], tasks[2])
    before = whole()
    answer = editor.post(f"{path}/links", {"predecessor": tasks[2]["id"], "successor": tasks[0]["id"]})
    assert (answer.status_code, answer.code) == (422, "schedule.cycle")
    assert "기획 → 촬영 → 편집 → 기획" in answer.json()["detail"]
    assert whole() == before


def test_a_task_does_not_wait_for_itself_nor_twice_for_the_same(
    add: Answers, editor: ApiClient, path: str, whole: Whole
) -> None:
    one, other = add("기획"), add("촬영")
    answer = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": one["id"]})
    assert (answer.status_code, answer.code) == (422, "link.to_itself")
    linked(editor, path, one, other)
    again = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
    assert (again.status_code, again.code) == (409, "link.repeated")
    assert len(whole()["links"]) == 1


def test_a_link_does_not_lead_into_another_project(
    add: Answers, editor: ApiClient, path: str, team: dict[str, Any], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    other_project, _ = make_project(editor=team["editor"])
    foreign = editor.post(f"/v2/schedule/{other_project}/tasks", {"name": "남의 것"}).json()
    own = add("촬영")
    answer = editor.post(f"{path}/links", {"predecessor": foreign["id"], "successor": own["id"]})
    assert (answer.status_code, answer.code) == (404, "task.not_found")


def test_a_link_is_changed_and_taken_away(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    one, other = add("기획", 2), add("촬영")
    link = linked(editor, path, one, other)
    changed = editor.patch(f"{path}/links/{link['id']}", {"type": "SS", "lag_days": 5}).json()
    assert (changed["type"], changed["lag_days"], changed["moved"][0]["after"]["start_date"]) == ("SS", 5, "2026-03-07")
    stale = editor.with_(If_Match=f'"{link["version"]}"').delete(f"{path}/links/{link['id']}")
    assert (stale.status_code, stale.json()["current"]["type"]) == (412, "SS")
    gone = editor.delete(f"{path}/links/{link['id']}").json()
    assert gone["moved"][0]["after"]["start_date"] == "2026-03-02"
    assert whole()["links"] == []
    assert editor.delete(f"{path}/links/{link['id']}").code == "link.not_found"


@pytest.mark.parametrize("lag", [366, -366])
def test_a_lag_has_its_bounds(add: Answers, editor: ApiClient, path: str, whole: Whole, lag: int) -> None:
    one, other = add("기획"), add("촬영")
    answer = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"], "lag_days": lag})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/lag_days")
    assert whole()["links"] == []


def test_the_critical_path_is_what_may_not_slip(add: Answers, editor: ApiClient, path: str) -> None:
    long, short, last = add("편집", 5), add("음악", 2), add("시사", 1)
    linked(editor, path, long, last)
    linked(editor, path, short, last)
    analysis = editor.get(f"{path}/analysis").json()
    assert analysis["critical_path"] == [long["id"], last["id"]]
    slack = next(each for each in analysis["tasks"] if each["id"] == short["id"])
    assert (slack["total_float_days"], slack["free_float_days"], slack["is_critical"]) == (3, 3, False)
    assert (slack["early_start_date"], slack["late_start_date"]) == ("2026-03-02", "2026-03-05")
