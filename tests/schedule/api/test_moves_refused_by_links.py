"""What links do not let a task have, and what fixed tasks have to do with it."""

from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers


@pytest.fixture
def pair(add: Answers, editor: ApiClient, path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """기획 of two days, and 촬영 that waits for it."""
    one, other = add("기획", 2), add("촬영", 1, start_date=None)
    editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
    return one, other


@pytest.mark.parametrize("times", [1, 2])
def test_a_move_that_its_links_undo_is_told_with_what_it_waits_for(
    pair: tuple[dict[str, Any], dict[str, Any]], editor: ApiClient, path: str, times: int
) -> None:
    one, other = pair
    for _ in range(times):
        body = {"start_date": "2026-03-02", "apply": True}
        answer = editor.post(f"{path}/tasks/{other['id']}/move", body).json()
    (held,) = answer["held"]
    assert (answer["moved"], held["task_id"], held["start_date"]) == ([], other["id"], "2026-03-04")
    assert (held["needed_date"], held["predecessor_id"], held["has_begun"]) == ("2026-03-04", one["id"], False)


def test_a_move_that_is_granted_in_part_is_told_as_moved_alone(
    pair: tuple[dict[str, Any], dict[str, Any]], editor: ApiClient, path: str
) -> None:
    move = f"{path}/tasks/{pair[1]['id']}/move"
    assert editor.post(move, {"start_date": "2026-03-10", "apply": True}).json()["held"] == []
    answer = editor.post(move, {"start_date": "2026-03-02", "apply": True}).json()
    assert (answer["held"], [shift["reason"]["code"] for shift in answer["moved"]]) == ([], ["waits_for"])


def test_consent_moves_fixed_tasks_that_wait_for_the_move_and_no_others(
    add: Answers, editor: ApiClient, path: str
) -> None:
    one, other, fixed = add("기획", 2), add("섭외", 2), []
    for name, before in (("촬영", one), ("의상", other)):
        fixed.append(add(name, is_fixed=True)["id"])
        editor.post(f"{path}/links", {"predecessor": before["id"], "successor": fixed[-1]})
    body = {"days": 1, "apply": True, "move_fixed": True}
    first, second = editor.post(f"{path}/tasks/{one['id']}/move", body).json()["moved"]
    assert [first["task_id"], second["task_id"]] == [one["id"], fixed[0]]
    assert (second["days"], second["reason"]["code"], second["reason"]["predecessor_id"]) == (3, "waits_for", one["id"])
