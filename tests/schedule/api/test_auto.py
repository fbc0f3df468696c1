"""Plans at once, over HTTP: looked at, applied, applied again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from schedule.infrastructure.models import LinkRecord, ScheduleRecord, TaskRecord
from tests.client import ApiClient

MARCH = {"start_date": "2026-03-01"}


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}"


@pytest.fixture
def at(path: str) -> str:
    return f"{path}/auto"


def days(body: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(task["name"], task["start_date"], task["end_date"]) for task in body["tasks"]]


def test_a_preview_tells_the_plan_and_writes_nothing(
    editor: ApiClient, path: str, at: str, told: Callable[[], list[StreamEvent]]
) -> None:
    before = told()
    body = editor.post(at, MARCH).json()
    assert days(body) == [
        ("기획", "2026-03-01", "2026-03-07"),
        ("촬영", "2026-03-08", "2026-03-08"),
        ("편집", "2026-03-09", "2026-03-22"),
    ]
    assert (body["applied"], len(body["phases"]), len(body["links"])) == (False, 3, 2)
    assert told() == before
    assert [model.objects.count() for model in (ScheduleRecord, TaskRecord, LinkRecord)] == [0, 0, 0]
    assert editor.get(path).json()["version"] == 0


def test_what_was_looked_at_is_what_is_applied(editor: ApiClient, path: str, at: str) -> None:
    seen, done = editor.post(at, MARCH).json(), editor.post(at, MARCH | {"apply": True}).json()
    whole = editor.get(path).json()
    assert days(seen) == days(done) == days(whole)
    assert (done["applied"], done["version"]) == (True, whole["version"])
    assert (whole["start_date"], whole["end_date"], whole["stage"]) == ("2026-03-01", "2026-03-22", "planning")
    assert [phase["kind"] for phase in whole["phases"]] == ["basic_plan", "filming", "video_edit"]
    source = whole["tasks"][0]["source"]
    assert (source["kind"], source["key"], source["name"]) == ("auto", "planning", "기획")


def test_applied_twice_it_is_the_same_plan(
    editor: ApiClient, path: str, at: str, told: Callable[[], list[StreamEvent]]
) -> None:
    editor.post(at, MARCH | {"apply": True})
    whole, heard = editor.get(path).json(), told()
    again = editor.post(at, MARCH | {"apply": True}).json()
    assert (again["moved"], again["held"], again["kept"]) == ([], [], [])
    assert (editor.get(path).json(), told()) == (whole, heard)


def test_a_smart_plan_of_another_day_moves_the_same_tasks_and_explains_each(
    editor: ApiClient, path: str, at: str
) -> None:
    first = editor.post(at, MARCH | {"apply": True}).json()
    smart = {"start_date": "2026-02-12", "mode": "smart", "project_type": "marketing", "complexity": "complex"}
    body = editor.post(at, smart | {"team_size": 2, "apply": True}).json()
    assert [task["id"] for task in body["tasks"]] == [task["id"] for task in first["tasks"]]
    assert days(body) == [
        ("기획", "2026-02-12", "2026-02-20"),
        ("촬영", "2026-02-23", "2026-02-24"),
        ("편집", "2026-02-25", "2026-03-05"),
    ]
    assert [(each["days"], each["reason"]["text"]) for each in body["moved"]] == [
        (-17, "17일 앞으로: 자동 일정"),
        (-13, "13일 앞으로: ‘기획’ 기다림"),
        (-12, "12일 앞으로: ‘촬영’ 기다림"),
    ]


def test_what_was_placed_by_hand_stays_in_preview_and_plan_until_somebody_consents(
    editor: ApiClient, path: str, at: str
) -> None:
    made = editor.post(at, MARCH | {"apply": True}).json()["tasks"][1]["id"]
    TaskRecord.objects.filter(id=made).update(placed_by_hand=True, not_before=F("starts"))
    later = {"start_date": "2026-02-20", "apply": True}
    kept = editor.with_(**{"Accept-Language": "en"}).post(at, later | {"apply": False}).json()["kept"]
    assert [(each["task_id"], each["start_date"], each["reason"]) for each in kept] == [
        (made, "2026-03-08", {"code": "placed_by_hand", "text": "stays: somebody has placed it by hand"})
    ]
    editor.post(at, later)
    assert days(editor.get(path).json())[1] == ("촬영", "2026-03-08", "2026-03-08")
    assert editor.post(at, later | {"move_fixed": True}).json()["kept"] == []
    assert days(editor.get(path).json())[1] == ("촬영", "2026-02-27", "2026-02-27")


def test_what_another_plan_takes_away_is_named_before_it_goes(editor: ApiClient, path: str, at: str) -> None:
    made = editor.post(at, MARCH | {"apply": True}).json()["tasks"]
    editor.patch(f"{path}/tasks/{made[2]['id']}", {"must_end_by": "2026-03-30"})
    template = MARCH | {"mode": "template", "template_id": str(PRODUCT_TEMPLATES[0].id)}
    gone = [{"id": each["id"], "name": each["name"]} for each in made[:2]]
    assert editor.post(at, template).json()["removed"] == gone
    assert editor.post(at, template | {"apply": True}).json()["removed"] == gone
    left = {task["id"]: task["must_end_by"] for task in editor.get(path).json()["tasks"]}
    assert left.keys().isdisjoint(each["id"] for each in gone)
    assert left[made[2]["id"]] == "2026-03-30"


def test_what_another_person_holds_is_neither_moved_nor_taken_away(
    api: ApiClient, team: dict[str, Any], path: str, at: str
) -> None:
    editor, other = api.as_(team["editor"]), api.as_(team["admin"])
    made = editor.post(at, MARCH | {"apply": True}).json()["tasks"][1]["id"]
    other.put(f"{path}/tasks/{made}/hold", {})
    before = editor.get(path).json()
    for plan in ({}, {"mode": "template", "template_id": str(PRODUCT_TEMPLATES[0].id)}):
        wanted = {"start_date": "2026-03-09", "apply": True, **plan}
        assert editor.post(at, wanted | {"apply": False}).status_code == 200
        answer = editor.post(at, wanted)
        assert (answer.status_code, answer.code) == (409, "task.held")
    assert editor.get(path).json() == before
    assert other.post(at, {"start_date": "2026-03-09", "apply": True}).status_code == 200


def test_a_template_is_applied_in_the_language_asked_for(editor: ApiClient, path: str, at: str) -> None:
    template = PRODUCT_TEMPLATES[0]
    chosen = {"mode": "template", "template_id": str(template.id), "language": "en", "apply": True}
    body = editor.post(at, MARCH | chosen).json()
    assert [task["name"] for task in body["tasks"]] == [each.name.en for each in template.blueprint.tasks]
    whole = editor.get(path).json()
    assert len(whole["tasks"]) == len(template.blueprint.tasks)
    assert len(whole["links"]) == len(template.blueprint.links)
    assert min(task["start_date"] for task in whole["tasks"]) == "2026-03-03"


def test_what_happens_is_told(editor: ApiClient, at: str, told: Callable[[], list[StreamEvent]]) -> None:
    before = len(told())
    editor.post(at, MARCH | {"apply": True})
    types = [each.type for each in told()[before:]]
    assert types.count("schedule.phase_created") == types.count("task.created") == 3
    assert types.count("schedule.link_created") == 2


def test_a_plan_costs_few_statements_whatever_its_size(
    editor: ApiClient, at: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(5):
        editor.post(at, MARCH)
    template = {"mode": "template", "template_id": str(PRODUCT_TEMPLATES[0].id)}
    with django_assert_max_num_queries(12):
        editor.post(at, MARCH | template | {"apply": True})


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/start_date", "field.required"),
        ({"start_date": "1999-12-31"}, "/start_date", "date.too_early"),
        ({"start_date": "9999-12-31"}, "/start_date", "date.too_late"),
        (MARCH | {"mode": "clever"}, "/mode", "field.not_a_choice"),
        (MARCH | {"mode": "template"}, "/template_id", "field.required"),
        (MARCH | {"mode": "template", "template_id": str(new_id())}, "/template_id", "template.unknown"),
        (MARCH | {"team_size": 0}, "/team_size", "number.too_small"),
        (MARCH | {"team_size": 1.5}, "/team_size", "field.not_a_number"),
        (MARCH | {"complexity": "hard"}, "/complexity", "field.not_a_choice"),
        (MARCH | {"apply": "yes"}, "/apply", "field.not_a_flag"),
        (MARCH | {"aply": True}, "/aply", "field.unknown"),
    ],
    ids=["no day", "1999", "9999", "mode", "no template", "no such template", "nobody", "half a person", "how hard",
         "apply", "misspelt"],
)  # fmt: skip
def test_what_is_no_plan_is_refused_and_changes_nothing(
    editor: ApiClient, path: str, at: str, body: dict[str, Any], pointer: str, code: str
) -> None:
    answer = editor.post(at, {"apply": True} | body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert editor.get(path).json()["version"] == 0


def test_a_plan_that_would_outlive_the_calendar_is_refused(editor: ApiClient, path: str, at: str) -> None:
    answer = editor.post(at, {"start_date": "2099-12-20", "apply": True})
    assert (answer.status_code, answer.code) == (422, "schedule.too_late")
    assert editor.get(path).json()["version"] == 0
