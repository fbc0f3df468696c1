"""Of very many tasks that move, an answer tells the first ones and how many there are."""

from typing import Any

from schedule.presentation.shift_rendering import MOST_TOLD
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers
from tests.schedule.large import plan_large


def test_of_very_many_the_first_are_told(team: dict[str, Any], editor: ApiClient, path: str) -> None:
    many = MOST_TOLD + 50
    root = plan_large(team["project_id"], team["editor"], many, many)
    answer = editor.post(f"{path}/tasks/{root}/move", {"days": 30}).json()
    assert (answer["moved_count"], answer["moved_is_cut"], len(answer["moved"])) == (many, True, MOST_TOLD)
    starts = [each["after"]["start_date"] for each in answer["moved"]]
    assert starts == sorted(starts)


def test_of_few_all_are_told(add: Answers, editor: ApiClient, path: str) -> None:
    task = add("촬영")
    answer = editor.post(f"{path}/tasks/{task['id']}/move", {"days": 1}).json()
    assert (answer["moved_count"], answer["moved_is_cut"], len(answer["moved"])) == (1, False, 1)
