"""A project's picture over HTTP, stored in a real S3 server."""

import urllib.request
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache

from core.domain.actor import Actor
from core.infrastructure.object_store import object_store
from projects.infrastructure.models import ProjectRecord
from tests.client import Answer, ApiClient
from tests.pictures import encoded, halves, opened

pytestmark = pytest.mark.django_db
Make = Callable[..., dict[str, Any]]


class Part(BytesIO):
    """A file of a form."""

    def __init__(self, content: bytes, name: str = "표지.jpg") -> None:
        super().__init__(content)
        self.name = name


def put(client: ApiClient, project: dict[str, Any], content: bytes = encoded(halves())) -> Answer:
    return client.put_form(f"/v2/projects/{project['id']}/thumbnail", {"image": Part(content)})


def stored(project: dict[str, Any]) -> list[str]:
    return list(object_store().keys(f"projects/{project['id']}/"))


def test_a_picture_is_served_in_two_sizes_and_shown_in_every_answer(client: ApiClient, make: Make) -> None:
    project = make()
    assert project["thumbnail"] is None
    answer = put(client, project)
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert {**shown, "thumbnail": None, "version": 1} == {
        **project,
        "updated_at": shown["updated_at"],
        "last_activity_at": shown["last_activity_at"],
    }
    for name, size in (("small", (320, 180)), ("large", (960, 540))):
        with urllib.request.urlopen(shown["thumbnail"][name], timeout=10) as response:
            assert response.headers["Content-Type"] == "image/webp"
            assert opened(response.read()).size == size
    path = f"/v2/projects/{project['id']}"
    assert client.get(path).json() == shown
    assert client.get("/v2/projects").json()["results"] == [shown]
    assert client.patch(path, {"name": "여름"}).json()["thumbnail"] == shown["thumbnail"]
    assert len(stored(project)) == 2


def test_members_hear_that_there_is_another_one(client: ApiClient, make: Make, told: Callable[[str], Any]) -> None:
    project = make()
    body = put(client, project).json()
    client.delete(f"/v2/projects/{project['id']}/thumbnail")
    shown, removed = told(f"project:{project['id']}")
    assert (shown.type, shown.data["version"]) == ("project.updated", body["version"])
    assert f"/{shown.data['thumbnail_version']}/" in body["thumbnail"]["large"]
    assert removed.data["thumbnail_version"] == ""


def test_the_objects_of_the_picture_before_are_deleted(
    client: ApiClient, make: Make, work_off: Callable[[], None]
) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}/thumbnail"
    put(client, project)
    before = stored(project)
    put(client, project, encoded(halves(), "PNG"))
    work_off()
    assert len(stored(project)) == 2
    assert not set(before) & set(stored(project))
    removed = client.delete(path)
    assert (removed.status_code, removed.json()["thumbnail"]) == (200, None)
    work_off()
    assert stored(project) == []
    assert client.delete(path).json() == removed.json()


def test_who_saw_another_version_changes_nothing(client: ApiClient, make: Make) -> None:
    project = make()
    seen = client.get(f"/v2/projects/{project['id']}").headers["ETag"]
    shown = put(client.with_(If_Match=seen), project)
    assert shown.headers["ETag"] != seen
    kept = stored(project)
    stale = client.with_(If_Match=seen)
    for refused in (put(stale, project), stale.delete(f"/v2/projects/{project['id']}/thumbnail")):
        assert (refused.status_code, refused.code) == (412, "precondition.failed")
        assert refused.json()["current"] == shown.json()
    assert stored(project) == kept


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "picture.not_supported"),
        (encoded(halves(), "GIF"), 415, "picture.not_supported"),
        (b"plain text", 415, "picture.not_supported"),
        (encoded(halves()) + b"<script>alert(1)</script>", 422, "picture.holds_more"),
        (encoded(halves())[:2000], 422, "picture.unreadable"),
        (b"x" * (5 * 1024 * 1024 + 1), 413, "picture.too_large"),
        (b"x" * (6 * 1024 * 1024), 413, "picture.too_large"),
    ],
)
def test_what_is_no_fit_picture_is_refused(
    client: ApiClient, make: Make, content: bytes, status: int, code: str
) -> None:
    project = make()
    answer = put(client, project, content)
    assert (answer.status_code, answer.code) == (status, code)
    assert stored(project) == []
    assert client.get(f"/v2/projects/{project['id']}").json() == project


def test_a_form_without_a_picture_is_refused(client: ApiClient, make: Make) -> None:
    path = f"/v2/projects/{make()['id']}/thumbnail"
    answer = client.put_form(path, {"image": "text"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/image")
    assert client.put(path, {"image": "x"}).code == "request.unsupported_media_type"


def test_others_are_refused_before_their_picture_is_read(
    api: ApiClient, make_person: Callable[..., Actor], make_project: Callable[..., Any]
) -> None:
    editor, stranger = make_person("편집"), make_person("손님")
    project_id, _ = make_project(editor=editor)
    for who, status in ((editor, 403), (stranger, 404)):
        assert put(api.as_(who), {"id": project_id}, b"x" * (6 * 1024 * 1024)).status_code == status


def test_an_archived_project_keeps_its_picture(client: ApiClient, make: Make) -> None:
    project = make()
    shown = put(client, project).json()["thumbnail"]
    client.post(f"/v2/projects/{project['id']}/archive")
    assert put(client, project).code == "project.archived"
    assert client.delete(f"/v2/projects/{project['id']}/thumbnail").code == "project.archived"
    assert client.get(f"/v2/projects/{project['id']}").json()["thumbnail"] == shown


def test_every_row_of_a_page_has_addresses_of_its_own_that_stay_while_they_last(client: ApiClient, make: Make) -> None:
    for number in range(3):
        made = make(f"컷 {number}")
        ProjectRecord.objects.filter(id=made["id"]).update(thumbnail=f"{number:032x}")
    cache.clear()
    rows = client.get("/v2/projects").json()["results"]
    addresses = [row["thumbnail"][size] for row in rows for size in ("small", "large")]
    assert len(set(addresses)) == 6
    assert client.get("/v2/projects").json()["results"] == rows


def test_the_picture_goes_with_the_project(client: ApiClient, make: Make, work_off: Callable[[], None]) -> None:
    project = make()
    put(client, project)
    client.delete(f"/v2/projects/{project['id']}")
    work_off()
    assert len(stored(project)) == 2
    restored = client.post(f"/v2/projects/{project['id']}/restore").json()
    assert restored["thumbnail"] is not None
    client.delete(f"/v2/projects/{project['id']}")
    _let_its_time_pass(project["id"])
    work_off()
    assert stored(project) == []


def _let_its_time_pass(project_id: str) -> None:
    from projects.bootstrap.life import life

    record = ProjectRecord.objects.get(id=project_id)
    assert record.deleted_at is not None
    ProjectRecord.objects.filter(id=project_id).update(deleted_at=record.deleted_at - timedelta(days=31))
    assert life().sweep_trash() == 1
