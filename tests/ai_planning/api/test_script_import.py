"""Scripts become plans, over HTTP."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import orjson
import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.domain.product_presets import SOCIAL_MEDIA
from ai_planning.infrastructure.models import PlanRecord
from ai_planning.presentation.script_views import LARGEST
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from tests.ai_planning.scripts import FDX, FILE, FOUNTAIN, KOREAN
from tests.client import ApiClient


class Named(BytesIO):
    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


@pytest.fixture
def imports(path: str) -> str:
    return f"{path}/import"


def test_a_text_becomes_a_plan_of_four_stages_and_twelve_shots(editor: ApiClient, imports: str, path: str) -> None:
    answer = editor.post(imports, {"text": KOREAN})
    assert answer.status_code == 201, answer.content
    plan = answer.json()
    assert answer.headers["Location"] == f"{path}/{plan['id']}"
    assert (plan["title"], plan["language"], plan["genre"]) == ("봄날의 카페", "ko", "drama")
    assert (len(plan["stages"]), len(plan["shots"])) == (4, 12)
    assert sum(round(shot["seconds"] * 1000) for shot in plan["shots"]) == round(plan["brief"]["duration"] * 1000)
    assert plan["shots"][0]["title"].startswith("S#1. 카페")
    assert plan["warnings"] == []
    read = editor.get(f"{path}/{plan['id']}")
    assert read.json() == {name: value for name, value in plan.items() if name != "warnings"}
    assert read.headers["ETag"] == answer.headers["ETag"]


@pytest.mark.parametrize(
    ("data", "name", "title"),
    [
        (FOUNTAIN.encode(), "big fish.fountain", "Big Fish"),
        (FDX.encode(), "film.fdx", "MY FILM"),
        (KOREAN.encode("cp949"), "대본.txt", "봄날의 카페"),
        (KOREAN.encode("utf-16"), "대본.txt", "봄날의 카페"),
        (orjson.dumps(FILE), "plan.json", "봄날"),
    ],
    ids=["fountain", "fdx", "cp949", "utf-16", "json"],
)
def test_a_file_is_told_from_its_content(editor: ApiClient, imports: str, data: bytes, name: str, title: str) -> None:
    answer = editor.post_form(imports, {"file": Named(data, name)})
    assert answer.status_code == 201, answer.content
    assert answer.json()["title"] == title


def test_what_the_caller_says_wins(editor: ApiClient, imports: str) -> None:
    said = {"text": KOREAN, "title": "내 제목", "duration": "15초", "preset": str(SOCIAL_MEDIA.id), "format": "text"}
    plan = editor.post(imports, said).json()
    assert (plan["title"], plan["brief"]["title"], plan["duration"]) == ("내 제목", "내 제목", 15)
    assert (plan["aspect_ratio"], plan["genre"], plan["brief"]["logline"][:6]) == ("9:16", "lifestyle", "햇살이 드는")
    form = {"file": Named(KOREAN.encode(), "a.txt"), "duration": "90.5", "title": "양식"}
    plan = editor.post_form(imports, form).json()
    assert (plan["title"], plan["duration"]) == ("양식", 90.5)
    assert (
        editor.post_form(imports, {"file": Named(KOREAN.encode(), "a.txt"), "duration": "2분"}).json()["duration"]
        == 120
    )


def test_our_own_json_comes_back_exactly(editor: ApiClient, imports: str) -> None:
    plan = editor.post_form(imports, {"file": Named(orjson.dumps(FILE), "plan.json")}).json()
    assert [shot["seconds"] for shot in plan["shots"]] == [1.345, *[1] * 11]
    assert plan["brief"] == plan["brief"] | FILE["brief"]
    assert plan["shots"][4] == plan["shots"][4] | FILE["shots"][4]


def test_what_does_not_fit_is_told(editor: ApiClient, imports: str) -> None:
    long = "\n\n".join(f"S#{number}. 곳\n\n{'가' * 5000}" for number in range(1, 25))
    answer = editor.post(imports, {"text": long}).json()
    merged, first = answer["warnings"][:2]
    assert (merged["code"], merged["count"], merged["shot"]) == ("script.scenes_merged", 24, None)
    assert (first["code"], first["shot"]) == ("script.text_left_out", 1)
    assert "1번 샷" in first["detail"]
    english = editor.with_(Accept_Language="en").post(imports, {"text": "One line."}).json()
    assert english["warnings"][0]["detail"] == "The script is short: 11 shots are empty."


def test_the_plan_is_told_as_any_other(editor: ApiClient, imports: str, told: Callable[[], list[StreamEvent]]) -> None:
    plan = editor.post(imports, {"text": KOREAN}).json()
    event = told()[-1]
    assert (event.type, event.data["plan_id"]) == ("plan.created", plan["id"])
    assert event.data["shots"] == plan["shots"]


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "script.empty"),
        (b"\x89PNG\r\n\x1a\n\x00", 415, "script.not_text"),
        (b"%PDF-1.7", 415, "script.not_text"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><FinalDraft>&b;</FinalDraft>', 422, "script.unreadable"),
        (b"a\n" * 50_000, 422, "script.too_long"),
        (b"a" * (LARGEST + 1), 413, "script.too_large"),
        (b"a" * (LARGEST + 100_000), 413, "script.too_large"),
    ],
    ids=["empty", "picture", "pdf", "entities", "lines", "large", "very large"],
)
def test_what_is_no_script_changes_nothing(
    editor: ApiClient, imports: str, data: bytes, status: int, code: str
) -> None:
    answer = editor.post_form(imports, {"file": Named(data, "file")})
    assert (answer.status_code, answer.code) == (status, code)
    assert not PlanRecord.objects.exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": 7}, "/text"),
        ({"text": "글\u0000"}, "/text"),
        ({"text": KOREAN, "format": "docx"}, "/format"),
        ({"text": KOREAN, "duration": 5}, "/duration"),
        ({"text": KOREAN, "duration": "길게"}, "/duration"),
        ({"text": KOREAN, "title": "가" * 101}, "/title"),
        ({"text": KOREAN, "preset": str(new_id())}, "/preset"),
        ({"text": KOREAN, "file": "a"}, "/file"),
    ],
    ids=["nothing", "number", "nul", "format", "short", "word", "title", "preset", "file"],
)
def test_a_bad_body_changes_nothing(editor: ApiClient, imports: str, body: dict[str, Any], pointer: str) -> None:
    answer = editor.post(imports, body)
    assert (answer.status_code, [each["pointer"] for each in answer.json()["errors"]]) == (422, [pointer])
    assert not PlanRecord.objects.exists()


def test_a_bad_form_changes_nothing(editor: ApiClient, imports: str) -> None:
    assert editor.post_form(imports, {"title": "파일이 없다"}).json()["errors"][0]["pointer"] == "/file"
    bad = {"file": Named(KOREAN.encode(), "a.txt"), "duration": "길게"}
    assert editor.post_form(imports, bad).json()["errors"][0]["pointer"] == "/duration"
    for endless in ("inf", "-inf", "nan", "1e400", "1e308"):
        endless_form = {"file": Named(KOREAN.encode(), "a.txt"), "duration": endless}
        assert editor.post_form(imports, endless_form).json()["errors"][0]["pointer"] == "/duration"
    unknown = {"file": Named(KOREAN.encode(), "a.txt"), "durations": "90"}
    assert editor.post_form(imports, unknown).json()["errors"][0]["pointer"] == "/durations"
    assert editor.raw("POST", imports, b"a", "text/plain").status_code == 415
    assert not PlanRecord.objects.exists()


def test_only_who_may_begin_plans_imports(api: ApiClient, team: dict[str, Any], imports: str) -> None:
    statuses = {role: api.as_(team[role]).post(imports, {"text": "글"}).status_code for role in ("reviewer", "viewer")}
    assert statuses == {"reviewer": 403, "viewer": 403}


def test_the_same_key_imports_once(editor: ApiClient, imports: str, path: str) -> None:
    keyed = editor.with_(Idempotency_Key="one")
    first = keyed.post_form(imports, {"file": Named(KOREAN.encode(), "a.txt")})
    again = keyed.post_form(imports, {"file": Named(KOREAN.encode(), "a.txt")})
    assert (first.json(), again.headers["Idempotency-Replayed"]) == (again.json(), "true")
    other = keyed.post_form(imports, {"file": Named(FDX.encode(), "a.txt")})
    assert other.status_code == 422
    assert editor.get(path).json()["count"] == 1


def test_an_import_takes_few_statements(
    editor: ApiClient, imports: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    editor.get(imports.removesuffix("/import"))
    with django_assert_num_queries(6):
        editor.post(imports, {"text": KOREAN})
