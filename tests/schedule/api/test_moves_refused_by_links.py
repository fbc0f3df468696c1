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
    assert held["text"] == "‘기획’ 기다림"


def test_a_move_that_is_granted_in_part_is_told_as_moved_alone(
    pair: tuple[dict[str, Any], dict[str, Any]], editor: ApiClient, path: str
) -> None:
    move = f"{path}/tasks/{pair[1]['id']}/move"
    assert editor.post(move, {"start_date": "2026-03-10", "apply": True}).json()["held"] == []
    answer = editor.post(move, {"start_date": "2026-03-02", "apply": True}).json()
    assert (answer["held"], [shift["reason"]["code"] for shift in answer["moved"]]) == ([], ["waits_for"])


def test_what_stays_and_what_is_broken_is_said_in_words(
    pair: tuple[dict[str, Any], dict[str, Any]], editor: ApiClient, path: str
) -> None:
    one, other = pair
    editor.patch(f"{path}/tasks/{other['id']}", {"is_fixed": True, "must_end_by": "2026-03-03"})
    move, english = f"{path}/tasks/{one['id']}/move", editor.with_(Accept_Language="en")
    korean, answer = editor.post(move, {"days": 2}).json(), english.post(move, {"days": 2}).json()
    assert [each["text"] for each in korean["held"]] == ["고정된 작업: ‘기획’ 기다리면 2026-03-06에 시작"]
    assert [each["text"] for each in answer["held"]] == ["is fixed: waiting for 기획, it would start on 2026-03-06"]
    assert [each["text"] for each in korean["violations"]] == [
        "연결대로면 2026-03-06에 시작",
        "2026-03-03까지 끝나지 않음",
    ]
    assert [each["text"] for each in answer["violations"]] == [
        "its links have it start on 2026-03-06",
        "does not end by 2026-03-03",
    ]


def test_what_stays_on_its_day_tells_the_hours_or_the_end(add: Answers, editor: ApiClient, path: str) -> None:
    task = f"{path}/tasks/{add('촬영', 0, duration_minutes=60)['id']}"
    english = editor.with_(Accept_Language="en")

    def said(terms: dict[str, Any]) -> list[str]:
        return [each["reason"]["text"] for each in english.patch(task, terms).json()["moved"]]

    assert said({"start_time": "10:30"}) == ["The same day, 09:00–10:00 → 10:30–11:30: moved by hand"]
    assert said({"duration_days": 2}) == ["ends 2 days later: moved by hand"]


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
