"""Parts of a plan are written by hand, put in order and held fast."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.stream import StreamEvent
from tests.client import ApiClient

INSERT = {"purpose": "디테일", "description": "떨리는 손", "shot_size": "익스트림 클로즈업", "camera_move": "static"}


@pytest.fixture
def at(path: str, plan: dict[str, Any]) -> str:
    return f"{path}/{plan['id']}"


def lasts(plan: dict[str, Any]) -> list[int]:
    return [round(shot["seconds"] * 1000) for shot in plan["shots"]]


def test_a_stage_is_written_by_hand(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    stage = plan["stages"][1]
    answer = editor.patch(f"{at}/stages/{stage['id']}", {"title": "갇히다", "content": "문이 닫힌다.\n\n정적."})
    changed = answer.json()
    assert changed["stages"][1] == stage | {"title": "갇히다", "content": "문이 닫힌다.\n\n정적.", "version": 2}
    assert (changed["version"], changed["written_stages"], changed["can_undo"]) == (2, 1, True)


def test_a_shot_that_lasts_longer_takes_from_its_stage_first(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    shot, before = plan["shots"][0], lasts(plan)
    changed = editor.patch(f"{at}/shots/{shot['id']}", {"seconds": 3.001, "camera_move": "줌인"}).json()
    after = lasts(changed)
    assert after[0] == 3001
    assert sum(after[:3]) == sum(before[:3])
    assert after[3:] == before[3:]
    assert changed["shots"][0]["camera_move"] == "zoom_in"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (0.499, "plan.shot_too_short"),
        (-1, "plan.shot_too_short"),
        (24.501, "plan.seconds_do_not_fit"),
        (1.0001, "plan.not_milliseconds"),
        ("3", "field.not_a_number"),
    ],
)
def test_seconds_that_do_not_fit_are_refused(
    editor: ApiClient, at: str, plan: dict[str, Any], seconds: Any, code: str
) -> None:
    answer = editor.patch(f"{at}/shots/{plan['shots'][4]['id']}", {"seconds": seconds})
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [("/seconds", code)]
    assert editor.get(at).json() == plan


def test_the_longest_shot_leaves_half_a_second_to_each_other(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    changed = editor.patch(f"{at}/shots/{plan['shots'][4]['id']}", {"seconds": 24.5}).json()
    assert sorted(lasts(changed)) == [500] * 11 + [24_500]


def test_another_duration_is_shared_out(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    changed = editor.patch(at, {"brief": {"duration": "15초"}, "title": "짧은 안"}).json()
    assert sum(lasts(changed)) == 15_000
    assert [stage["seconds"] for stage in changed["stages"]] == [3.0, 4.5, 5.3, 2.2]
    assert (changed["title"], changed["brief"]["title"], changed["brief"]["duration"]) == ("짧은 안", "첫 출근", 15)


def test_inserts_are_set_by_hand(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    shot = plan["shots"][2]
    changed = editor.put(f"{at}/shots/{shot['id']}/inserts", {"inserts": [INSERT]}).json()["shots"][2]
    assert changed["inserts"] == [INSERT | {"purpose": "detail", "shot_size": "extreme_close_up"}]
    assert (changed["inserts_version"], changed["version"]) == (2, 1)
    emptied = editor.put(f"{at}/shots/{shot['id']}/inserts", {"inserts": []}).json()
    assert emptied["shots"][2]["inserts"] == []


def test_a_purpose_is_not_given_twice(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    inserts = f"{at}/shots/{plan['shots'][0]['id']}/inserts"
    twice = editor.put(inserts, {"inserts": [INSERT, INSERT | {"purpose": "rhythm"}, INSERT]}).json()["errors"]
    assert [(each["pointer"], each["code"]) for each in twice] == [("/inserts/2/purpose", "plan.purpose_repeated")]
    assert editor.put(inserts, {"inserts": [INSERT] * 4}).json()["errors"][0]["code"] == "list.too_long"


def test_shots_change_their_order_and_take_their_seconds_along(
    editor: ApiClient, at: str, plan: dict[str, Any]
) -> None:
    ids = [shot["id"] for shot in plan["shots"]]
    changed = editor.put(f"{at}/shots/order", {"shot_ids": [*ids[1:], ids[0]]}).json()
    assert [shot["id"] for shot in changed["shots"]] == [*ids[1:], ids[0]]
    assert lasts(changed) == [*lasts(plan)[1:], lasts(plan)[0]]
    assert [shot["stage_id"] for shot in changed["shots"]] == [stage["id"] for stage in plan["stages"] for _ in "123"]


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        (lambda ids: [*ids, ids[0]], "/shot_ids", "list.too_long"),
        (lambda ids: ids[:11], "/shot_ids", "list.too_short"),
        (lambda ids: [*ids[:11], ids[0]], "/shot_ids/11", "field.repeated"),
        (lambda ids: [*ids[:11], "0192f0c8-7c00-7000-8000-000000000000"], "/shot_ids/11", "plan.shot_unknown"),
    ],
    ids=["thirteen", "eleven", "twice", "unknown"],
)
def test_an_order_names_all_twelve_once(
    editor: ApiClient,
    at: str,
    plan: dict[str, Any],
    change: Callable[[list[str]], list[str]],
    pointer: str,
    code: str,
) -> None:
    answer = editor.put(f"{at}/shots/order", {"shot_ids": change([shot["id"] for shot in plan["shots"]])})
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert editor.get(at).json() == plan


def test_parts_of_another_plan_are_not_there(editor: ApiClient, path: str, at: str, plan: dict[str, Any]) -> None:
    other = editor.post(f"{at}/duplicate", {}).json()
    assert editor.patch(f"{at}/shots/{other['shots'][0]['id']}", {"title": "남의 샷"}).code == "plan.shot_not_found"
    assert editor.put(f"{at}/shots/{other['shots'][0]['id']}/inserts", {"inserts": []}).code == "plan.shot_not_found"
    assert editor.patch(f"{at}/stages/{other['stages'][0]['id']}", {"goal": ""}).code == "plan.stage_not_found"
    assert editor.put(f"{at}/locks/shot:{other['shots'][0]['id']}", {}).code == "plan.part_not_found"
    assert editor.get(at).json() == plan


def test_an_edit_is_stale_only_where_its_own_part_has_changed(editor: ApiClient, at: str, plan: dict[str, Any]) -> None:
    first, second = (f"{at}/stages/{stage['id']}" for stage in plan["stages"][:2])
    seen = editor.get(at).headers["ETag"]
    assert editor.with_(If_Match=seen).patch(first, {"title": "가"}).status_code == 200
    assert editor.with_(If_Match=seen).patch(second, {"title": "나"}).status_code == 200
    stale = editor.with_(If_Match=seen).patch(first, {"title": "다"})
    assert stale.status_code == 412
    assert stale.json()["current"] == editor.get(at).json()
    assert editor.with_(If_Match='"2"').patch(first, {"title": "라"}).status_code == 200
    assert editor.with_(If_Match='"99"').patch(first, {"title": "마"}).status_code == 412
    assert editor.with_(If_Match=seen).delete(at).status_code == 412


def test_what_is_locked_is_changed_by_nobody(
    api: ApiClient, editor: ApiClient, team: dict[str, Any], at: str, plan: dict[str, Any]
) -> None:
    shot, admin = plan["shots"][0], api.as_(team["admin"])
    locked = editor.put(f"{at}/locks/shot:{shot['id']}", {}).json()
    assert locked["shots"][0]["lock"]["by"]["name"] == "editor"
    assert locked["shots"][0]["version"] == shot["version"]
    for who in (editor, admin):
        refused = who.patch(f"{at}/shots/{shot['id']}", {"title": "바꾸기"})
        assert (refused.status_code, refused.code) == (409, "plan.part_locked")
    assert "editor" in refused.json()["detail"]
    longer = editor.patch(f"{at}/shots/{plan['shots'][1]['id']}", {"seconds": 2.5}).json()
    assert longer["shots"][0] == locked["shots"][0]
    moved = editor.put(f"{at}/shots/order", {"shot_ids": [each["id"] for each in plan["shots"][::-1]]})
    assert moved.code == "plan.part_locked"


def test_a_lock_is_its_makers_or_an_admins(api: ApiClient, editor: ApiClient, team: dict[str, Any], at: str) -> None:
    owner, admin = api.as_(team["owner"]), api.as_(team["admin"])
    assert admin.put(f"{at}/locks/brief", {}).status_code == 200
    assert admin.put(f"{at}/locks/brief", {}).json()["version"] == 2
    fight = owner.put(f"{at}/locks/brief", {})
    assert (fight.status_code, fight.code) == (409, "plan.part_locked")
    assert "admin" in fight.json()["detail"]
    refused = editor.delete(f"{at}/locks/brief")
    assert (refused.status_code, refused.code) == (403, "plan.lock_not_yours")
    assert editor.patch(at, {"brief": {"duration": 45}}).code == "plan.part_locked"
    assert owner.delete(f"{at}/locks/brief").json()["brief"]["lock"] is None
    assert editor.delete(f"{at}/locks/brief").status_code == 200


def test_an_edit_takes_few_statements_and_tells_what_changed(
    editor: ApiClient,
    at: str,
    plan: dict[str, Any],
    told: Callable[[], list[StreamEvent]],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    shot = plan["shots"][0]
    editor.patch(f"{at}/shots/{shot['id']}", {"title": "먼저"})
    with django_assert_max_num_queries(8):
        changed = editor.patch(f"{at}/shots/{shot['id']}", {"seconds": 2.5, "title": "문"}).json()
    event = told()[-1]
    assert (event.type, event.data["plan_id"], event.data["brief"]) == ("plan.updated", plan["id"], None)
    assert event.data["shots"] == changed["shots"][:3]
    assert [each["id"] for each in event.data["stages"]] == []
    assert event.data["plan"] == {name: changed[name] for name in event.data["plan"]}


def test_nothing_new_is_no_change(
    editor: ApiClient, at: str, plan: dict[str, Any], told: Callable[[], list[StreamEvent]]
) -> None:
    before = len(told())
    assert editor.patch(at, {}).json() == plan
    assert editor.patch(f"{at}/shots/{plan['shots'][0]['id']}", {"title": "", "seconds": 2.0}).json() == plan
    assert len(told()) == before
