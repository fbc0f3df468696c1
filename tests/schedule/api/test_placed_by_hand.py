"""What a person gave a task of its days and its length is remembered."""

from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers


@pytest.fixture
def task(add: Answers) -> dict[str, Any]:
    """촬영, of two days and an hour, as early as it may."""
    made = add("촬영", 2, duration_minutes=60, start_date=None)
    assert made["placed_by_hand"] is False
    return made


@pytest.mark.parametrize(
    ("terms", "is_placed"),
    [
        ({"start_date": "2026-03-05"}, True),
        ({"duration_days": 5}, True),
        ({"duration_minutes": 0}, True),
        ({"duration_days": 2}, False),
        ({"must_end_by": "2026-03-20", "place": "성수"}, False),
        ({"start_date": None}, False),
    ],
)
def test_who_gives_a_start_or_a_length_has_placed_it_by_hand(
    editor: ApiClient, path: str, task: dict[str, Any], terms: dict[str, Any], is_placed: bool
) -> None:
    changed = editor.patch(f"{path}/tasks/{task['id']}", terms).json()
    assert changed["placed_by_hand"] is is_placed


def test_who_drags_its_end_has_placed_it_by_hand(editor: ApiClient, path: str, add: Answers) -> None:
    first, other = add("기획", 3), add("촬영", 2, start_date=None)
    changed = editor.patch(f"{path}/tasks/{other['id']}", {"end_date": "2026-03-06"}).json()
    assert (changed["placed_by_hand"], changed["duration_days"]) == (True, 5)
    assert first["start_date"] == other["start_date"] == "2026-03-02"


@pytest.mark.parametrize(
    ("terms", "length"),
    [
        ({"duration_minutes": 90}, (2, 90)),
        ({"duration_days": 1}, (1, 60)),
        ({"duration_days": 0, "duration_minutes": 30}, (0, 30)),
        ({"kind": "milestone", "duration_days": 0}, (0, 0)),
    ],
)
def test_the_part_of_a_length_that_is_not_given_stays(
    editor: ApiClient, path: str, task: dict[str, Any], terms: dict[str, Any], length: tuple[int, int]
) -> None:
    changed = editor.patch(f"{path}/tasks/{task['id']}", terms).json()
    assert (changed["duration_days"], changed["duration_minutes"]) == length


def test_a_length_in_minutes_is_bound_as_one_in_days_is(editor: ApiClient, path: str, task: dict[str, Any]) -> None:
    answer = editor.patch(f"{path}/tasks/{task['id']}", {"duration_days": 3650, "duration_minutes": 1})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/duration_minutes")
    longest = editor.patch(f"{path}/tasks/{task['id']}", {"duration_days": 0, "duration_minutes": 3650 * 480})
    assert longest.status_code == 200
