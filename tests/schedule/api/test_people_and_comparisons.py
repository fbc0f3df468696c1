"""What becomes of baselines and scenarios when people and projects go."""

from typing import Any

import pytest

from core.domain.ids import new_id
from schedule.bootstrap.people import personal_data, purge_schedule
from schedule.infrastructure.models import BaselineRecord, ScenarioRecord
from tests.client import ApiClient
from tests.schedule.api.films import drawn
from tests.schedule.scenarios import SHOOT


@pytest.fixture(autouse=True)
def _drawn(team: dict[str, Any]) -> None:
    drawn(team["project_id"], team["editor"])


@pytest.fixture
def at(editor: ApiClient, path: str) -> str:
    """A scenario in which the viewer is to shoot, beside a baseline."""
    assert editor.post(f"{path}/baselines", {"name": "착수"}).status_code == 201
    return f"{path}/scenarios/{editor.post(f'{path}/scenarios', {'name': '비 오는 날'}).json()['id']}"


def test_who_has_left_since_is_given_nothing_to_do(
    api: ApiClient, editor: ApiClient, path: str, at: str, team: dict[str, Any]
) -> None:
    people = [str(team[role].user_id) for role in ("viewer", "editor")]
    editor.post(f"{at}/changes", {"change_tasks": [{"task_id": str(SHOOT), "assignees": people}]})
    assert api.as_(team["viewer"]).post(f"/v2/projects/{team['project_id']}/leave").status_code == 204
    assert editor.post(f"{at}/apply", {"apply": True}).status_code == 200
    shoot = next(each for each in editor.get(path).json()["tasks"] if each["id"] == str(SHOOT))
    assert shoot["assignees"] == people[1:]


def test_a_persons_data_name_what_they_have_saved_and_copied(at: str, team: dict[str, Any]) -> None:
    data = personal_data(team["editor"].user_id)
    told = {name: [row["name"] for row in data[name]] for name in ("schedule_baselines", "schedule_scenarios")}
    assert told == {"schedule_baselines": ["착수"], "schedule_scenarios": ["비 오는 날"]}
    assert list(personal_data(team["owner"].user_id)["schedule_scenarios"]) == []


def test_of_a_purged_project_nothing_is_left(at: str, team: dict[str, Any]) -> None:
    purge_schedule({"project_id": str(team["project_id"])}, new_id())
    assert (BaselineRecord.objects.count(), ScenarioRecord.objects.count()) == (0, 0)
