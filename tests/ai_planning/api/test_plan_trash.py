"""Plans are copied, thrown away, brought back, and go for good after thirty days."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from core.domain.stream import StreamEvent
from tests.client import ApiClient


@pytest.fixture
def at(path: str, plan: dict[str, Any]) -> str:
    return f"{path}/{plan['id']}"


def test_a_copy_has_the_same_words_and_seconds_under_other_ids(
    editor: ApiClient, path: str, at: str, plan: dict[str, Any]
) -> None:
    editor.patch(f"{at}/shots/{plan['shots'][0]['id']}", {"title": "문", "seconds": 3.3})
    editor.put(f"{at}/locks/brief", {})
    original = editor.get(at).json()
    answer = editor.post(f"{at}/duplicate", {})
    copy = answer.json()
    assert answer.headers["Location"] == f"{path}/{copy['id']}"
    assert (copy["title"], copy["brief"]["title"]) == ("첫 출근 (사본)", "첫 출근")
    assert (copy["brief"]["lock"], copy["can_undo"], copy["version"]) == (None, False, 1)
    for mine, theirs in zip(copy["shots"], original["shots"], strict=True):
        assert mine["id"] != theirs["id"]
        assert [mine[name] for name in ("title", "seconds")] == [theirs[name] for name in ("title", "seconds")]
    assert editor.post(f"{at}/duplicate", {"title": "B안"}).json()["title"] == "B안"
    assert editor.get(at).json() == original


def test_a_copy_of_a_copy_keeps_within_the_longest_title(editor: ApiClient, path: str, at: str) -> None:
    editor.patch(at, {"title": "가" * 100})
    assert editor.post(f"{at}/duplicate", {}).json()["title"] == "가" * 95 + " (사본)"


def test_a_plan_comes_back_from_the_trash_as_it_was(
    editor: ApiClient, path: str, at: str, plan: dict[str, Any], told: Callable[[], list[StreamEvent]]
) -> None:
    assert editor.delete(at).status_code == 204
    assert told()[-1].type == "plan.deleted"
    assert [editor.get(at).code, editor.patch(at, {}).code, editor.delete(at).code] == ["plan.not_found"] * 3
    assert editor.get(path).json()["count"] == 0
    (trashed,) = editor.get(f"{path}/trash").json()["results"]
    assert (trashed["id"], trashed["title"], trashed["days_left"]) == (plan["id"], "첫 출근", 30)
    assert editor.post(f"{at}/restore").json() == plan
    assert told()[-1].type == "plan.restored"
    assert editor.post(f"{at}/restore").json() == plan
    assert editor.get(path).json()["count"] == 1


def test_others_plans_are_thrown_away_by_admins_alone(api: ApiClient, team: dict[str, Any], path: str, at: str) -> None:
    theirs = api.as_(team["owner"]).post(path, {"title": "내 것", "brief": {"logline": "봄"}}).json()
    assert api.as_(team["editor"]).delete(f"{path}/{theirs['id']}").code == "plan.not_yours"
    assert api.as_(team["admin"]).delete(at).status_code == 204


def test_who_edits_plans_no_more_neither_deletes_nor_restores_their_own(
    api: ApiClient, editor: ApiClient, team: dict[str, Any], path: str, at: str
) -> None:
    demote = f"/v2/projects/{team['project_id']}/members/{team['editor'].user_id}"
    assert api.as_(team["owner"]).patch(demote, {"role": "reviewer"}).status_code == 200
    assert editor.delete(at).status_code == 403
    assert api.as_(team["owner"]).delete(at).status_code == 204
    assert [editor.post(f"{at}/restore").status_code, editor.get(f"{path}/trash").status_code] == [403, 403]


def test_after_thirty_days_a_plan_goes_with_its_objects(
    editor: ApiClient, path: str, at: str, team: dict[str, Any], plan: dict[str, Any], work_off: Callable[[], None]
) -> None:
    from ai_planning.bootstrap.plan_upkeep import sweep_plans
    from ai_planning.infrastructure.models import PlanRecord, SnapshotRecord, StepRecord
    from core.infrastructure.object_store import object_store

    store, prefix = object_store(), f"plans/{team['project_id']}/{plan['id']}/"
    store.put(f"{prefix}frames/one", b"picture", media_type="image/png")
    editor.patch(at, {"title": "2안"})
    editor.post(f"{at}/snapshots", {"name": "처음"})
    editor.delete(at)
    assert sweep_plans() == 0
    PlanRecord.objects.update(deleted_at=now() - timedelta(days=30))
    assert editor.get(f"{path}/trash").json()["results"] == []
    assert sweep_plans() == 1
    work_off()
    assert list(store.keys(prefix)) == []
    assert [each.objects.count() for each in (PlanRecord, StepRecord, SnapshotRecord)] == [0, 0, 0]
    assert sweep_plans() == 0


def test_what_is_brought_back_before_its_purge_stays(
    editor: ApiClient, at: str, plan: dict[str, Any], work_off: Callable[[], None]
) -> None:
    from ai_planning.bootstrap.plan_upkeep import sweep_plans
    from ai_planning.infrastructure.models import PlanRecord

    editor.delete(at)
    PlanRecord.objects.update(deleted_at=now() - timedelta(days=30))
    sweep_plans()
    PlanRecord.objects.update(deleted_at=now())
    editor.post(f"{at}/restore")
    work_off()
    assert editor.get(at).json() == plan
