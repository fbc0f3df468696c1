"""Bad input over the wire: a problem document with a stable code, and nothing stored."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from core.domain.ids import new_id
from tests.e2e.people import Person
from tests.e2e.product import Product

People = Callable[[str], Person]
MEBIBYTE = 1024 * 1024


@pytest.fixture
def author(person: People) -> Person:
    return person("author")


@pytest.fixture
def project_id(author: Person) -> str:
    return str(author.must("POST", "/v2/projects", 201, json={"name": "나쁜 입력"})["id"])


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text[:500]
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text[:500]


def form(author: Person, project_id: str, file: tuple[str, Any], **fields: Any) -> httpx.Response:
    data = {"timestamp": "1", **fields}
    return author.http.post(f"/v2/feedback/{project_id}", data=data, files={"video_file": file})


def assert_nothing_stored(author: Person, product: Product, project_id: str) -> None:
    assert author.must("GET", f"/v2/feedback/{project_id}", 200)["count"] == 0
    assert author.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"] == []


def test_files_that_are_no_whole_video(
    author: Person, product: Product, project_id: str, cuts: dict[str, Path]
) -> None:
    whole = cuts["mp4"].read_bytes()
    refused(form(author, project_id, ("빈.mp4", b"")), 422, "video.empty")
    refused(form(author, project_id, ("글.mp4", b"just text\n" * 5000)), 415, "video.unsupported_type")
    refused(form(author, project_id, ("잘린.mp4", whole[: len(whole) // 2])), 422, "video.damaged")
    assert_nothing_stored(author, product, project_id)


def test_501_mebibytes(author: Person, product: Product, project_id: str) -> None:
    head = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x00mdat"

    def body() -> Any:
        yield head
        for _ in range(501):
            yield bytes(MEBIBYTE)

    boundary = "film"
    start = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="timestamp"\r\n\r\n1\r\n--{boundary}\r\n'
        'Content-Disposition: form-data; name="video_file"; filename="big.mp4"\r\n\r\n'
    ).encode()
    end = f"\r\n--{boundary}--\r\n".encode()
    length = len(start) + len(head) + 501 * MEBIBYTE + len(end)

    def whole() -> Any:
        yield start
        yield from body()
        yield end

    kind = f"multipart/form-data; boundary={boundary}"
    told = {"Content-Type": kind, "Content-Length": str(length)}
    refused(early(author, project_id, told, whole()), 413, "request.too_large")
    refused(early(author, project_id, {"Content-Type": kind}, whole()), 413, "video.too_large")
    assert_nothing_stored(author, product, project_id)


def early(author: Person, project_id: str, headers: dict[str, str], content: Any) -> httpx.Response:
    return author.http.post(f"/v2/feedback/{project_id}", headers=headers, content=content)


@pytest.mark.parametrize("timestamp", ["-1", "NaN", "Infinity", "1e400", "soon", ""])
def test_times_that_are_no_time(
    author: Person, product: Product, project_id: str, cuts: dict[str, Path], timestamp: str
) -> None:
    video = cuts["mp4"].read_bytes()
    refused(form(author, project_id, ("cut.mp4", video), timestamp=timestamp), 422, "invalid")
    assert_nothing_stored(author, product, project_id)


def test_json_that_is_none_or_of_wrong_types(author: Person, project_id: str) -> None:
    path = f"/v2/feedback/{project_id}"
    headers = {"Content-Type": "application/json"}
    refused(author.http.post(path, content=b'{"text": ', headers=headers), 400, "request.malformed_json")
    refused(author.http.post(path, content=b'{"timestamp": NaN}', headers=headers), 400, "request.malformed_json")
    refused(author.http.post(path, json={"video_id": 7, "text": ["a"], "timestamp": {}}), 422, "invalid")
    refused(
        author.http.post(path, content=b"<a/>", headers={"Content-Type": "text/xml"}),
        415,
        "request.unsupported_media_type",
    )
    refused(author.http.post("/v2/projects", json={"name": {"a": math.pi}}), 422, "invalid")


def test_an_unknown_status_a_foreign_project_and_bad_tokens(author: Person, person: People, project_id: str) -> None:
    stranger = person("stranger")
    path = f"/v2/feedback/{project_id}"
    refused(author.http.get(path, params={"status": "lost"}), 400, "request.bad_query")
    refused(stranger.http.get(path), 404, "project.not_found")
    refused(stranger.http.post(path, json={"text": "?", "video_id": str(new_id())}), 404, "project.not_found")
    refused(httpx.get(f"{author.product.url}{path}"), 401, "auth.required")
    forged = author.session["access_token"][:-6] + "AAAAAA"
    answer = httpx.get(f"{author.product.url}{path}", headers={"Authorization": f"Bearer {forged}"})
    refused(answer, 401, "auth.token_invalid")


def test_two_requests_with_one_key_make_one_project(author: Person) -> None:
    def create(name: str) -> httpx.Response:
        return author.http.post("/v2/projects", json={"name": name}, headers={"Idempotency-Key": key})

    key = new_id().hex
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(create, ["하나"] * 8))
    assert {answer.status_code for answer in answers} <= {201, 409}
    made = {answer.json()["id"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert create("하나").headers["Idempotency-Replayed"] == "true"
    refused(create("둘"), 422, "idempotency.key_reused")
    assert [row["name"] for row in author.must("GET", "/v2/projects", 200)["results"]].count("하나") == 1


def test_the_sixth_socket_is_refused(author: Person, project_id: str) -> None:
    with ExitStack() as sockets:
        for _ in range(5):
            sockets.enter_context(author.listening(project_id)).until_type("subscribed")
        with pytest.raises(ConnectionClosed) as closed, author.listening(project_id) as sixth:
            sixth.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4429
    with author.listening(project_id) as free_again:
        free_again.until_type("subscribed")


def test_an_unknown_socket_is_not_there(product: Product) -> None:
    with pytest.raises(InvalidStatus) as refusal, connect(f"{product.url.replace('http', 'ws', 1)}/ws/unknown"):
        pass
    answer = refusal.value.response
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
