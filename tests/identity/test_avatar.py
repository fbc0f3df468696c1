"""The caller's picture over HTTP, stored in a real S3 server."""

import urllib.request
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from core.domain.actor import Actor
from core.infrastructure.object_store import object_store
from tests.client import Answer, ApiClient
from tests.pictures import encoded, halves, opened

pytestmark = pytest.mark.django_db


class Part(BytesIO):
    """A file of a form."""

    def __init__(self, content: bytes, name: str = "나.jpg") -> None:
        super().__init__(content)
        self.name = name


def put(client: ApiClient, content: bytes, name: str = "나.jpg") -> Answer:
    return client.put_form("/v2/me/avatar", {"image": Part(content, name)})


def stored(person: Actor) -> list[str]:
    return list(object_store().keys(f"avatars/{person.user_id}/"))


def test_a_picture_is_served_in_two_sizes(client: ApiClient, person: Actor) -> None:
    answer = put(client, encoded(halves()))
    assert answer.status_code == 200, answer.content
    avatar = client.get("/v2/me").json()["avatar"]
    assert avatar == answer.json()["avatar"]
    for name, width in (("small", 64), ("large", 256)):
        with urllib.request.urlopen(avatar[name], timeout=10) as response:
            assert response.headers["Content-Type"] == "image/webp"
            assert opened(response.read()).size == (width, width)
    assert len(stored(person)) == 2


def test_the_objects_of_the_picture_before_are_deleted(
    client: ApiClient, person: Actor, work_off: Callable[[], None]
) -> None:
    put(client, encoded(halves()))
    before = stored(person)
    put(client, encoded(halves(), "PNG"))
    work_off()
    assert len(stored(person)) == 2
    assert not set(before) & set(stored(person))
    assert client.delete("/v2/me/avatar").status_code == 204
    work_off()
    assert stored(person) == []
    assert client.get("/v2/me").json()["avatar"] is None
    assert client.delete("/v2/me/avatar").status_code == 204


def test_another_picture_is_another_state_of_the_account(client: ApiClient) -> None:
    seen = client.get("/v2/me").headers["ETag"]
    tag = put(client, encoded(halves())).headers["ETag"]
    assert tag == client.get("/v2/me").headers["ETag"] != seen
    assert client.with_(If_Match=seen).patch("/v2/me", {"company": "봄"}).status_code == 412


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "avatar.not_supported"),
        (encoded(halves()) + b"<script>alert(1)</script>", 422, "avatar.holds_more"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(200), 415, "avatar.not_supported"),
        (b"plain text", 415, "avatar.not_supported"),
        (encoded(halves())[:2000], 422, "avatar.unreadable"),
        (b"x" * (5 * 1024 * 1024 + 1), 413, "avatar.too_large"),
        (b"x" * (6 * 1024 * 1024), 413, "avatar.too_large"),
    ],
)
def test_what_is_no_fit_picture_is_refused(
    client: ApiClient, person: Actor, content: bytes, status: int, code: str
) -> None:
    answer = put(client, content, "나.png")
    assert (answer.status_code, answer.code) == (status, code)
    assert stored(person) == []


@pytest.mark.parametrize("fields", [{}, {"image": "text"}, {"picture": Part(b"x")}])
def test_a_form_without_a_picture_is_refused(client: ApiClient, fields: dict[str, Any]) -> None:
    answer = client.put_form("/v2/me/avatar", fields)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/image")


def test_the_limit_is_named(client: ApiClient) -> None:
    english = client.with_(Accept_Language="en")
    assert "5 MB" in put(english, b"x" * (6 * 1024 * 1024)).json()["detail"]


def test_only_a_form_is_taken(client: ApiClient) -> None:
    assert client.put("/v2/me/avatar", {"image": "x"}).code == "request.unsupported_media_type"
