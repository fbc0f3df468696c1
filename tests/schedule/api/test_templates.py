"""The product's templates and one's own, over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest

from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.ids import new_id
from schedule.contracts import Complexity, LinkType, PhaseGroup, PhaseKind, ProjectType
from schedule.domain.plan_template import MOST_TEMPLATES
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from schedule.infrastructure.models import TemplateRecord
from tests.client import ApiClient

TEMPLATES = "/v2/schedule/templates"


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}"


@pytest.fixture
def planned(editor: ApiClient, path: str) -> str:
    """A project with the default plan and a task that begins later."""
    editor.post(f"{path}/auto", {"start_date": "2026-03-01", "apply": True})
    editor.post(f"{path}/tasks", {"name": "정산", "start_date": "2026-03-16", "notes": "영수증", "duration_days": 2})
    return path.rpartition("/")[2]


@pytest.fixture
def own(editor: ApiClient, planned: str) -> dict[str, Any]:
    answer = editor.post(TEMPLATES, {"name": " 우리 광고 ", "project_id": planned})
    assert answer.status_code == 201, answer.content
    assert answer.headers["Location"] == f"{TEMPLATES}/{answer.json()['id']}"
    body: dict[str, Any] = answer.json()
    return body


def test_the_products_templates_come_first_in_the_callers_language(editor: ApiClient, own: dict[str, Any]) -> None:
    rows = editor.get(TEMPLATES).json()["results"]
    assert [row["name"] for row in rows] == [*(each.name.ko for each in PRODUCT_TEMPLATES), "우리 광고"]
    assert [row["is_own"] for row in rows] == [False] * 6 + [True]
    english = editor.with_(**{"Accept-Language": "en"}).get(TEMPLATES).json()["results"]
    assert [row["name"] for row in english[:6]] == [each.name.en for each in PRODUCT_TEMPLATES]


def test_a_template_of_the_product_is_read_whole(editor: ApiClient) -> None:
    body = editor.get(f"{TEMPLATES}/{PRODUCT_TEMPLATES[0].id}").json()
    assert (body["name"], body["task_count"]) == ("TV 광고", len(body["tasks"]))
    assert {link["type"] for link in body["links"]} == {"FS", "SS"}
    assert set(editor.get(f"{TEMPLATES}/{PRODUCT_TEMPLATES[0].id}?fields=id,name").json()) == {"id", "name"}


def test_a_plan_is_kept_without_its_days_people_and_progress(own: dict[str, Any]) -> None:
    assert (own["name"], own["phase_count"], own["task_count"], own["version"]) == ("우리 광고", 3, 4, 1)
    assert [(task["name"], task["duration_days"], task["after_days"]) for task in own["tasks"]] == [
        ("기획", 7, 0),
        ("촬영", 1, 0),
        ("편집", 14, 0),
        ("정산", 2, 15),
    ]
    assert own["tasks"][3] == {
        "key": "task.4",
        "phase": None,
        "kind": "task",
        "name": "정산",
        "duration_days": 2,
        "duration_minutes": 0,
        "calendar": "working",
        "after_days": 15,
        "place": "",
        "notes": "영수증",
    }
    assert [(link["predecessor"], link["successor"]) for link in own["links"]] == [
        ("task.1", "task.2"),
        ("task.2", "task.3"),
    ]


def test_what_was_kept_lies_the_same_from_another_day_on(
    editor: ApiClient, own: dict[str, Any], planned: str, make_project: Callable[..., Any], team: dict[str, Any]
) -> None:
    other, _ = make_project(editor=team["editor"])
    chosen = {"start_date": "2026-06-01", "mode": "template", "template_id": own["id"], "apply": True}
    body = editor.post(f"/v2/schedule/{other}/auto", chosen).json()
    assert [(task["name"], task["start_date"], task["end_date"], task["notes"]) for task in body["tasks"]] == [
        ("기획", "2026-06-01", "2026-06-07", ""),
        ("촬영", "2026-06-08", "2026-06-08", ""),
        ("편집", "2026-06-09", "2026-06-22", ""),
        ("정산", "2026-06-16", "2026-06-17", "영수증"),
    ]


def test_a_template_is_renamed_by_who_has_seen_it_last(editor: ApiClient, own: dict[str, Any]) -> None:
    at = f"{TEMPLATES}/{own['id']}"
    seen = editor.get(at).headers["ETag"]
    renamed = editor.with_(**{"If-Match": seen}).patch(at, {"name": "광고 2"})
    assert (renamed.json()["name"], renamed.json()["version"]) == ("광고 2", 2)
    stale = editor.with_(**{"If-Match": seen}).patch(at, {"name": "광고 3"})
    assert (stale.status_code, stale.json()["current"]["name"]) == (412, "광고 2")
    assert editor.with_(**{"If-Match": seen}).delete(at).status_code == 412
    assert editor.with_(**{"If-Match": renamed.headers["ETag"]}).delete(at).status_code == 204
    assert editor.get(at).code == "template.not_found"


def test_no_name_is_taken_twice(editor: ApiClient, own: dict[str, Any], planned: str) -> None:
    again = editor.post(TEMPLATES, {"name": "우리  광고", "project_id": planned})
    assert (again.status_code, again.code) == (409, "template.name_taken")
    other = editor.post(TEMPLATES, {"name": "행사", "project_id": planned}).json()
    assert editor.patch(f"{TEMPLATES}/{other['id']}", {"name": "우리 광고"}).code == "template.name_taken"


def test_nobody_else_sees_it_and_nobody_changes_the_products(
    api: ApiClient, team: dict[str, Any], own: dict[str, Any]
) -> None:
    owner = api.as_(team["owner"])
    at = f"{TEMPLATES}/{own['id']}"
    assert [owner.get(at).code, owner.patch(at, {"name": "내 것"}).code, owner.delete(at).code] == [
        "template.not_found"
    ] * 3
    chosen = {"start_date": "2026-06-01", "mode": "template", "template_id": own["id"]}
    refused = owner.post(f"/v2/schedule/{team['project_id']}/auto", chosen)
    assert refused.json()["errors"][0]["code"] == "template.unknown"
    ours = f"{TEMPLATES}/{PRODUCT_TEMPLATES[0].id}"
    assert [owner.patch(ours, {"name": "내 것"}).code, owner.delete(ours).code] == ["template.is_the_products"] * 2


def test_there_are_not_too_many(editor: ApiClient, own: dict[str, Any], planned: str) -> None:
    record = TemplateRecord.objects.get()
    for at in range(MOST_TEMPLATES - 1):
        record.id, record.name_key = new_id(), f"t{at}"
        record.save(force_insert=True)
    refused = editor.post(TEMPLATES, {"name": "하나 더", "project_id": planned})
    assert (refused.status_code, refused.code) == (409, "template.too_many")


def test_what_has_no_tasks_or_belongs_to_others_is_not_kept(
    api: ApiClient, make_person: Callable[..., Actor], team: dict[str, Any], planned: str, make_project: Any
) -> None:
    empty, owner = make_project()
    assert api.as_(owner).post(TEMPLATES, {"name": "빈", "project_id": str(empty)}).code == "template.nothing_to_keep"
    stranger = api.as_(make_person("stranger"))
    assert stranger.post(TEMPLATES, {"name": "남의 것", "project_id": planned}).status_code == 404
    assert TemplateRecord.objects.count() == 0


def test_templates_go_with_whoever_withdraws(own: dict[str, Any], team: dict[str, Any]) -> None:
    forget = SUBSCRIPTIONS["account.withdrawn"]["schedule.forget_templates"]
    forget({"user_id": str(team["owner"].user_id)}, new_id())
    assert TemplateRecord.objects.count() == 1
    forget({"user_id": str(team["editor"].user_id)}, new_id())
    assert TemplateRecord.objects.count() == 0


def test_the_options_are_all_words_with_both_labels(editor: ApiClient) -> None:
    body = editor.get("/v2/schedule/options").json()
    for name, words in (("phase_group", PhaseGroup), ("phase_kind", PhaseKind), ("complexity", Complexity)):
        assert [(each["key"], each["ko"], each["en"]) for each in body[name]] == [(w.value, w.ko, w.en) for w in words]
    assert [each["colour"] for each in body["phase_group"][:3]] == ["#3b82f6", "#ef4444", "#10b981"]
    assert body["phase_kind"][-1]["group"] is None
    assert [each["key"] for each in body["link_type"]] == [each.value for each in LinkType]
    assert [each["key"] for each in body["project_type"]] == [each.value for each in ProjectType]
    assert body["project_type"][0]["phases"][0] == {"group": "planning", "days": 5, "shortest": 3, "longest": 7}
    assert [each["id"] for each in body["template"]] == [str(each.id) for each in PRODUCT_TEMPLATES]
    assert set(editor.get("/v2/schedule/options?fields=template").json()) == {"template"}
