"""What becomes of plans when people take other names, leave and withdraw."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from ai_planning.bootstrap.people import forget_author, personal_data, release_parts, rename_author
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from identity.contracts import WITHDRAWN_NAME
from tests.client import ApiClient
from tests.pictures import encoded, halves


@pytest.fixture
def at(editor: ApiClient, path: str, plan: dict[str, Any]) -> str:
    """A plan of the editor on which everything has their name: a lock, a picture, a state, a comment and a job."""
    at, shot_id = f"{path}/{plan['id']}", plan["shots"][0]["id"]
    file = BytesIO(encoded(halves(), "PNG"))
    file.name = "그림.png"
    answers = [
        editor.patch(f"{at}/stages/{plan['stages'][0]['id']}", {"content": "문이 닫힌다"}),
        editor.put(f"{at}/locks/shot:{shot_id}", {}),
        editor.post_form(f"{at}/shots/{shot_id}/frames", {"image": file}),
        editor.post(f"{at}/snapshots", {"name": "1차"}),
        editor.post(f"{at}/comments", {"text": "어때요"}),
        editor.post(f"{at}/story", {}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 201, 201, 201, 202]
    return at


def shown(client: ApiClient, at: str, plan: dict[str, Any]) -> set[str]:
    """All names that anything about the plan shows."""
    places = ["", "/snapshots", "/comments", f"/shots/{plan['shots'][0]['id']}/frames"]
    told = [client.get(f"{at}{place}").json() for place in places]
    return set(names_in([*told, client.get(f"{at.partition('/plans/')[0]}/jobs").json()]))


def names_in(told: Any) -> list[str]:
    if isinstance(told, list):
        return [name for each in told for name in names_in(each)]
    if not isinstance(told, dict):
        return []
    own = [str(told["name"])] if told.keys() == {"id", "name"} else []
    return own + [name for each in told.values() for name in names_in(each)]


def test_another_name_is_shown_wherever_the_old_one_was(
    editor: ApiClient, at: str, plan: dict[str, Any], team: dict[str, Any], told: Callable[[], list[StreamEvent]]
) -> None:
    assert shown(editor, at, plan) == {team["editor"].name}
    renamed = {"user_id": str(team["editor"].user_id), "shown_name": "새 이름"}
    rename_author(renamed, new_id())
    assert shown(editor, at, plan) == {"새 이름"}
    events = [each.type for each in told()]
    assert events[-1] == "plan.author_renamed"
    rename_author(renamed, new_id())
    assert [each.type for each in told()] == events


def test_who_has_withdrawn_is_named_nowhere(
    api: ApiClient, editor: ApiClient, at: str, plan: dict[str, Any], team: dict[str, Any]
) -> None:
    api.as_(team["owner"]).delete(at)
    forget_author({"user_id": str(team["editor"].user_id)}, new_id())
    api.as_(team["owner"]).post(f"{at}/restore")
    assert shown(editor, at, plan) == {WITHDRAWN_NAME}


def test_what_a_member_held_fast_is_let_go_when_they_leave(
    api: ApiClient, at: str, plan: dict[str, Any], team: dict[str, Any], work_off: Callable[[], None]
) -> None:
    owner, shot = api.as_(team["owner"]), plan["shots"][0]["id"]
    owner.put(f"{at}/locks/brief", {})
    assert owner.delete(f"/v2/projects/{team['project_id']}/members/{team['editor'].user_id}").status_code == 204
    assert owner.patch(f"{at}/shots/{shot}", {"title": "열린다"}).code == "plan.part_locked"
    work_off()
    left = owner.get(at).json()
    assert (left["shots"][0]["lock"], left["brief"]["lock"]["by"]["id"]) == (None, str(team["owner"].user_id))
    assert owner.patch(f"{at}/shots/{shot}", {"title": "열린다"}).status_code == 200


def test_who_has_come_back_meanwhile_keeps_their_locks(editor: ApiClient, at: str, team: dict[str, Any]) -> None:
    release_parts({"project_id": str(team["project_id"]), "user_id": str(team["editor"].user_id)}, new_id())
    assert editor.get(at).json()["shots"][0]["lock"]["by"]["name"] == team["editor"].name


def test_people_may_take_along_what_they_made_in_planning(at: str, plan: dict[str, Any], team: dict[str, Any]) -> None:
    told = {section: list(rows) for section, rows in personal_data(team["editor"].user_id).items()}
    assert {section: len(rows) for section, rows in told.items()} == {
        "plans": 1, "plan_states": 1, "plan_pictures": 1, "planning_jobs": 1, "plan_comments": 1,
    }  # fmt: skip
    assert told["plans"][0]["title"] == plan["title"]
    assert [list(rows) for rows in personal_data(team["owner"].user_id).values()] == [[], [], [], [], []]
