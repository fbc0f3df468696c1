"""Files of plans over HTTP."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.jobs import JobKind
from core.domain.ids import new_id
from tests.ai_planning.jobs.conftest import Studio
from tests.client import ApiClient

BEGINNINGS = {
    ExportFormat.PDF: b"%PDF-",
    ExportFormat.JSON: b'{\n  "kind": "videoplanet.plan"',
    ExportFormat.MARP: b"---\nmarp: true",
    ExportFormat.CSV: b"\xef\xbb\xbf",
    ExportFormat.FOUNTAIN: b"Title: ",
    ExportFormat.CONTACT_SHEET: b"\x89PNG",
}


@pytest.fixture
def person(api: ApiClient, studio: Studio) -> ApiClient:
    return api.as_(studio.actor)


@pytest.fixture
def path(studio: Studio) -> str:
    return f"/v2/ai-planning/{studio.project_id}/plans/{studio.plan_id}/exports"


def exported(studio: Studio, kind: ExportFormat = ExportFormat.JSON, **wish: Any) -> str:
    return str(studio.run(studio.ask(JobKind.EXPORT, format=kind, **wish)).id)


@pytest.mark.parametrize("kind", ExportFormat)
def test_every_format_becomes_a_file_that_its_address_opens_under_the_plan_s_name(
    person: ApiClient, studio: Studio, path: str, kind: ExportFormat
) -> None:
    exported(studio, kind)
    (row,) = person.get(path).json()["results"]
    file = httpx.get(row["url"])
    assert file.status_code == 200
    assert file.content.startswith(BEGINNINGS[kind])
    assert len(file.content) == row["size"]
    assert file.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(row['name'], safe='')}"
    assert file.headers["Content-Type"] == row["media_type"]
    assert row["name"].startswith("첫 출근.")


def test_files_are_told_newest_first_and_nothing_else_is(person: ApiClient, studio: Studio, path: str) -> None:
    first = exported(studio)
    last = exported(studio, ExportFormat.PDF, layout=PdfLayout.PAGES)
    studio.ask(JobKind.EXPORT, format=ExportFormat.CSV)
    studio.run(studio.ask())
    told = person.get(path).json()
    assert [row["id"] for row in told["results"]] == [last, first]
    newest = told["results"][0]
    assert (newest["format"], newest["layout"], newest["plan_id"]) == ("pdf", "pages", str(studio.plan_id))
    assert newest["requester"] == {"id": str(studio.actor.user_id), "name": "이작가"}
    assert (told["next"], told["seq"]) == (None, person.get(path).json()["seq"])


def test_an_address_lives_an_hour_at_least_and_a_list_that_is_read_again_is_the_same(
    person: ApiClient, studio: Studio, path: str
) -> None:
    exported(studio)
    seen = person.get(path)
    expires = datetime.fromisoformat(seen.json()["results"][0]["expires_at"])
    assert (expires - datetime.now(expires.tzinfo)).total_seconds() >= 3595
    assert (expires.minute % 30, expires.second) == (0, 0)
    assert person.with_(If_None_Match=seen.headers["ETag"]).get(path).status_code == 304


def test_the_list_is_read_on_with_a_cursor(person: ApiClient, studio: Studio, path: str) -> None:
    made = [exported(studio) for _ in range(3)]
    first = person.get(path + "?page_size=2&fields=id").json()
    assert first["results"] == [{"id": made[2]}, {"id": made[1]}]
    rest = person.get(path + f"?page_size=2&fields=id&cursor={first['next_cursor']}").json()
    assert rest["results"] == [{"id": made[0]}]


def test_a_plan_that_is_not_there_has_no_files(person: ApiClient, studio: Studio, path: str) -> None:
    exported(studio)
    unknown = path.replace(str(studio.plan_id), str(new_id()))
    assert person.get(unknown).json()["code"] == "plan.not_found"
    plan = path.removesuffix("/exports")
    assert person.with_(If_Match=person.get(plan).headers["ETag"]).delete(plan).status_code == 204
    assert person.get(path).status_code == 404


def test_the_list_takes_few_statements(
    person: ApiClient, studio: Studio, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        exported(studio)
    person.get(path)
    with django_assert_num_queries(3):
        assert len(person.get(path).json()["results"]) == 3


def test_what_is_exported_as_json_comes_back_as_the_same_plan(person: ApiClient, studio: Studio, path: str) -> None:
    plan_path = path.removesuffix("/exports")
    shot = person.get(plan_path).json()["shots"][2]
    text = {"title": "*문* #1", "dialogue": "민서: 안녕?\n그래.", "seconds": 1.25}
    changed = person.with_(If_Match="1").patch(f"{plan_path}/shots/{shot['id']}", text)
    assert changed.status_code == 200, changed.content
    exported(studio)
    (row,) = person.get(path).json()["results"]
    answer = person.post(plan_path.rsplit("/", 1)[0] + "/import", {"text": httpx.get(row["url"]).text})
    assert answer.status_code == 201, answer.content
    before, after = person.get(plan_path).json(), answer.json()
    words = ("title", "description", "shot_size", "camera_move", "composition", "transition", "dialogue", "seconds")
    assert [[each[name] for name in words] for each in after["shots"]] == [
        [each[name] for name in words] for each in before["shots"]
    ]
    parts = ("version", "lock", "provenance")
    assert {name: value for name, value in after["brief"].items() if name not in parts} == {
        name: value for name, value in before["brief"].items() if name not in parts
    }
