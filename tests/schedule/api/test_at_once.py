"""Several people at one schedule at the same moment: each change is made on what the one before has left."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.stream import StreamEvent
from tests.client import Answer, ApiClient
from tests.core.waiting import at_once
from tests.schedule.api.conftest import Answers

pytestmark = pytest.mark.django_db(transaction=True)
Ask = Callable[[], Answer]


@pytest.fixture
def other(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["admin"])


def moving(who: ApiClient, task: str, days: int) -> Ask:
    return lambda: who.post(f"{task}/move", {"days": days, "apply": True})


def test_of_two_who_take_one_bar_one_drags_it(
    add: Answers, editor: ApiClient, other: ApiClient, path: str, whole: Callable[[], Any]
) -> None:
    task = f"{path}/tasks/{add('촬영')['id']}"
    taken = at_once(lambda: editor.put(f"{task}/hold", None), lambda: other.put(f"{task}/hold", None))
    assert sorted(each.status_code for each in taken) == [200, 409]
    wins, loses = (editor, other) if taken[0].status_code == 200 else (other, editor)
    moves = at_once(moving(wins, task, 3), moving(loses, task, 7))
    assert [each.status_code for each in moves] == [200, 409]
    assert moves[1].code == "task.held"
    assert whole()["tasks"][0]["start_date"] == "2026-03-05"


def test_of_two_who_drop_what_they_saw_at_the_same_version_one_is_stale(
    add: Answers, editor: ApiClient, other: ApiClient, path: str, told: Callable[[], list[StreamEvent]], whole: Any
) -> None:
    task = f"{path}/tasks/{add('촬영')['id']}"
    tag, before = editor.get(task).headers["ETag"], len(told())
    moves = at_once(*(moving(who.with_(If_Match=tag), task, days) for who, days in ((editor, 3), (other, 7))))
    assert sorted(each.status_code for each in moves) == [200, 412]
    won, lost = sorted(moves, key=lambda each: each.status_code)
    (row,) = whole()["tasks"]
    assert row["start_date"] == won.json()["moved"][0]["after"]["start_date"]
    assert lost.json()["current"]["version"] == row["version"]
    assert [event.type for event in told()[before:]] == ["task.updated"]


def test_ten_who_move_one_bar_by_a_day_move_it_by_ten(
    add: Answers, editor: ApiClient, other: ApiClient, path: str, told: Callable[[], list[StreamEvent]], whole: Any
) -> None:
    task, first = f"{path}/tasks/{add('촬영')['id']}", len(told())
    moves = at_once(*(moving((editor, other)[at % 2], task, 1) for at in range(10)))
    assert {each.status_code for each in moves} == {200}
    (row,) = whole()["tasks"]
    assert row["start_date"] == "2026-03-12"
    versions = [event.data["task"]["version"] for event in told()[first:]]
    assert versions == sorted(each.json()["schedule_version"] for each in moves) == sorted(set(versions))
    assert told()[-1].data["task"]["start_date"] == row["start_date"]


def test_two_links_that_would_close_a_circle_do_not_both_come_to_be(
    add: Answers, editor: ApiClient, other: ApiClient, path: str, whole: Any
) -> None:
    one, two = add("기획")["id"], add("촬영")["id"]
    answers = at_once(
        lambda: editor.post(f"{path}/links", {"predecessor": one, "successor": two}),
        lambda: other.post(f"{path}/links", {"predecessor": two, "successor": one}),
    )
    assert sorted(each.status_code for each in answers) == [201, 422]
    assert len(whole()["links"]) == 1


def test_a_task_that_goes_while_another_is_linked_to_it_leaves_no_link_behind(
    add: Answers, editor: ApiClient, other: ApiClient, path: str, whole: Any
) -> None:
    one, two = add("기획")["id"], add("촬영")["id"]
    gone, linked = at_once(
        lambda: editor.delete(f"{path}/tasks/{one}"),
        lambda: other.post(f"{path}/links", {"predecessor": one, "successor": two}),
    )
    assert (gone.status_code, linked.status_code in (201, 404)) == (200, True)
    assert ([task["id"] for task in whole()["tasks"]], whole()["links"]) == ([two], [])


def test_ten_who_plan_first_plan_one_schedule(
    editor: ApiClient, other: ApiClient, path: str, told: Callable[[], list[StreamEvent]], whole: Any
) -> None:
    plan = {"start_date": "2026-03-01", "apply": True}
    answers = at_once(*(lambda at=at: (editor, other)[at % 2].post(f"{path}/auto", plan) for at in range(10)))
    assert {each.status_code for each in answers} == {200}
    seen = whole()
    assert ([task["name"] for task in seen["tasks"]], len(seen["links"])) == (["기획", "촬영", "편집"], 2)
    assert [task["number"] for task in seen["tasks"]] == [1, 2, 3]
    assert len([event for event in told() if event.type == "task.created"]) == 3
