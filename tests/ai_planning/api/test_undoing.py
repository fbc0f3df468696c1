"""Changes are taken back and made again; named states are compared with and gone back to."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.stream import StreamEvent
from tests.client import ApiClient

VOLATILE = {"version", "updated_at", "can_undo", "can_redo", "inserts_version", "frame_version"}


@pytest.fixture
def at(path: str, plan: dict[str, Any]) -> str:
    return f"{path}/{plan['id']}"


def content(plan: Any) -> Any:
    """Without what rises with every change."""
    if isinstance(plan, list):
        return [content(each) for each in plan]
    if not isinstance(plan, dict):
        return plan
    return {name: content(value) for name, value in plan.items() if name not in VOLATILE}


def test_undoing_gives_back_what_was_and_redoing_what_came(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    states = [plan]
    shots, ids = plan["shots"], [shot["id"] for shot in plan["shots"]]
    states.append(editor.patch(f"{at}/shots/{shots[0]['id']}", {"seconds": 2.222, "title": "문"}).json())
    states.append(editor.put(f"{at}/shots/order", {"shot_ids": ids[::-1]}).json())
    states.append(editor.patch(at, {"brief": {"duration": 61.337}}).json())
    for state in states[-2::-1]:
        assert content(editor.post(f"{at}/undo").json()) == content(state)
    assert editor.post(f"{at}/undo").code == "plan.nothing_to_undo"
    for state in states[1:]:
        assert content(editor.post(f"{at}/redo").json()) == content(state)
    assert editor.post(f"{at}/redo").code == "plan.nothing_to_redo"


def test_a_change_ends_what_could_be_made_again(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    editor.patch(at, {"title": "1안"})
    editor.patch(at, {"title": "2안"})
    undone = editor.post(f"{at}/undo").json()
    assert (undone["title"], undone["can_undo"], undone["can_redo"]) == ("1안", True, True)
    assert editor.patch(at, {"title": "3안"}).json()["can_redo"] is False
    assert editor.post(f"{at}/redo").code == "plan.nothing_to_redo"
    assert editor.post(f"{at}/undo").json()["title"] == "1안"


def test_a_change_of_what_is_locked_by_now_is_not_undone(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    stage = plan["stages"][0]["id"]
    editor.patch(f"{at}/stages/{stage}", {"title": "시작"})
    locked = editor.put(f"{at}/locks/stage:{stage}", {}).json()
    refused = editor.post(f"{at}/undo")
    assert (refused.status_code, refused.code) == (409, "plan.part_locked")
    assert "(단계 1)" in refused.json()["detail"]
    assert "(stage 1)" in editor.with_(Accept_Language="en").post(f"{at}/undo").json()["detail"]
    assert editor.get(at).json() == locked
    editor.delete(f"{at}/locks/stage:{stage}")
    assert editor.post(f"{at}/undo").json()["stages"][0]["title"] == ""


def test_nobody_undoes_what_they_have_not_seen(editor: ApiClient, at: str) -> None:
    seen = editor.patch(at, {"title": "1안"}).headers["ETag"]
    editor.patch(at, {"title": "2안"})
    assert editor.with_(If_Match=seen).post(f"{at}/undo").status_code == 412
    assert editor.get(at).json()["title"] == "2안"


def test_the_last_fifty_changes_are_kept(editor: ApiClient, at: str) -> None:
    from ai_planning.infrastructure.models import StepRecord

    for number in range(52):
        editor.patch(at, {"title": f"{number}안"})
    assert StepRecord.objects.count() == 50
    for _ in range(50):
        last = editor.post(f"{at}/undo").json()
    assert (last["title"], last["can_undo"]) == ("1안", False)


def test_undoing_takes_few_statements(
    editor: ApiClient, at: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    editor.patch(at, {"title": "1안"})
    with django_assert_max_num_queries(8):
        editor.post(f"{at}/undo")


def test_a_named_state_is_compared_with_and_gone_back_to(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    first = editor.post(f"{at}/snapshots", {"name": "1차 제안"})
    snapshot = first.json()
    assert (first.status_code, first.headers["Location"]) == (201, f"{at}/snapshots/{snapshot['id']}")
    assert (snapshot["name"], snapshot["plan_version"], snapshot["author"]["name"]) == ("1차 제안", 1, "editor")
    shot = plan["shots"][5]
    editor.patch(f"{at}/shots/{shot['id']}", {"title": "다른 문"})
    later = editor.post(f"{at}/snapshots", {"name": "2차"}).json()
    editor.patch(at, {"brief": {"mood": "조용"}})
    compared = editor.get(f"{at}/snapshots/{snapshot['id']}/comparison").json()
    assert compared["after"] is None
    assert compared["differences"] == [
        {"part": "brief", "before": {"mood": ""}, "after": {"mood": "조용"}},
        {"part": f"shot:{shot['id']}", "before": {"title": ""}, "after": {"title": "다른 문"}},
    ]
    between = editor.get(f"{at}/snapshots/{snapshot['id']}/comparison", {"other": later["id"]}).json()
    assert between["after"] == later
    assert [each["part"] for each in between["differences"]] == [f"shot:{shot['id']}"]
    restored = editor.post(f"{at}/snapshots/{snapshot['id']}/restore").json()
    assert content(restored) == content(plan)
    assert editor.post(f"{at}/undo").json()["brief"]["mood"] == "조용"


def test_a_locked_part_keeps_a_plan_from_going_back(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    snapshot = editor.post(f"{at}/snapshots", {"name": "처음"}).json()["id"]
    editor.patch(at, {"title": "2안"})
    editor.put(f"{at}/locks/brief", {})
    assert editor.post(f"{at}/snapshots/{snapshot}/restore").code == "plan.part_locked"
    assert editor.get(at).json()["title"] == "2안"


def test_named_states_are_listed_and_forgotten(
    editor: ApiClient,
    at: str,
    told: Callable[[], list[StreamEvent]],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ids = [editor.post(f"{at}/snapshots", {"name": f"{number}차"}).json()["id"] for number in range(3)]
    with django_assert_num_queries(3):
        page = editor.get(f"{at}/snapshots").json()
    assert [row["id"] for row in page["results"]] == ids[::-1]
    assert page["seq"] == told()[-1].seq
    assert {**told()[-1].data} == page["results"][0] | {
        "snapshot_id": ids[2],
        "project_id": told()[-1].data["project_id"],
    }
    assert editor.delete(f"{at}/snapshots/{ids[1]}").status_code == 204
    assert told()[-1].type == "plan.snapshot_removed"
    assert editor.get(f"{at}/snapshots/{ids[1]}").code == "plan.snapshot_not_found"
    assert editor.get(f"{at}/snapshots").json()["count"] == 2


def test_only_admins_forget_the_named_states_of_others(
    api: ApiClient, editor: ApiClient, at: str, team: dict[str, Any]
) -> None:
    admin = api.as_(team["admin"])
    theirs, own = (client.post(f"{at}/snapshots", {"name": "1차"}).json()["id"] for client in (admin, editor))
    refused = editor.delete(f"{at}/snapshots/{theirs}")
    assert (refused.status_code, refused.code) == (403, "plan.snapshot_not_yours")
    assert editor.get(f"{at}/snapshots").json()["count"] == 2
    assert [admin.delete(f"{at}/snapshots/{each}").status_code for each in (theirs, own)] == [204, 204]


def test_a_plan_has_fifty_named_states_at_most(editor: ApiClient, at: str) -> None:
    for number in range(50):
        assert editor.post(f"{at}/snapshots", {"name": f"{number}차"}).status_code == 201
    refused = editor.post(f"{at}/snapshots", {"name": "하나 더"})
    assert (refused.status_code, refused.code) == (409, "plan.too_many_snapshots")
