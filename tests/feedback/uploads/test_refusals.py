"""What is refused, and that nothing has changed then."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import StorageRecord, UploadRecord, VersionRecord
from tests.feedback.uploads.sender import Sender

pytestmark = pytest.mark.django_db
MEBIBYTE = 2**20


@pytest.mark.parametrize(
    ("fields", "status", "code", "pointer"),
    [
        ({"size": 0}, 422, "video.empty", None),
        ({"size": -1}, 422, "invalid", "/size"),
        ({"size": 20 * 2**30 + 1}, 422, "invalid", "/size"),
        ({"size": 2**63}, 422, "invalid", "/size"),
        ({"size": "100"}, 422, "invalid", "/size"),
        ({"size": 1.5}, 422, "invalid", "/size"),
        ({"size": None}, 422, "invalid", "/size"),
        ({"file_name": None}, 422, "invalid", "/file_name"),
        ({"media_type": "text/html"}, 415, "video.unsupported_type", None),
        ({"sha256": "ab"}, 422, "invalid", "/sha256"),
        ({"sha256": "g" * 64}, 422, "invalid", "/sha256"),
        ({"part_size": 5 * MEBIBYTE - 1}, 422, "invalid", "/part_size"),
        ({"part_size": 5 * 2**30 + 1}, 422, "invalid", "/part_size"),
        ({"title": "가" * 201}, 422, "invalid", "/title"),
        ({"label": "가" * 101}, 422, "invalid", "/label"),
        ({"notes": "\u202e"}, 422, "invalid", "/notes"),
        ({"part_sizes": 1}, 422, "invalid", "/part_sizes"),
        ({"project_id": str(new_id())}, 404, "project.not_found", None),
        ({"video_id": str(new_id())}, 404, "video.not_found", None),
    ],
)
def test_what_cannot_be_uploaded_is_told_before_a_byte_is_sent(
    sender: Sender, fields: dict[str, Any], status: int, code: str, pointer: str | None
) -> None:
    answer = sender.begin(bytes(100), **fields)
    assert (answer.status_code, answer.code) == (status, code)
    assert [error["pointer"] for error in answer.json().get("errors", [])] == ([pointer] if pointer else [])
    assert not UploadRecord.objects.exists()


def test_twenty_uploads_may_be_open_and_one_more_when_one_has_ended(sender: Sender, stored: Callable[[], Any]) -> None:
    first, *_ = [sender.begun(bytes(100)) for _ in range(20)]
    begun = stored()
    answer = sender.begin(bytes(100))
    assert (answer.status_code, answer.code) == (422, "upload.too_many_open")
    assert stored() == begun
    assert sender.abort(first).status_code == 204
    assert sender.begin(bytes(100)).status_code == 201


def test_twenty_gibibytes_are_taken_and_signed_part_by_part(sender: Sender, way: str) -> None:
    upload = sender.begun(size=20 * 2**30 - 1)
    assert (upload["size"], upload["part_count"]) == (20 * 2**30 - 1, 4096)
    signed = sender.sign(upload, 1, 4096).json()["parts"]
    assert [(each["part_number"], each["size"]) for each in signed] == [(1, 5 * MEBIBYTE), (4096, 5 * MEBIBYTE - 1)]
    assert sender.sign(upload, 4097).code == "invalid"


def test_what_is_refused_leaves_no_upload_open_at_the_store(
    way: str,
    sender: Sender,
    film: bytes,
    settings: Any,
    fresh: Callable[[], None],
    stored: Callable[[], list[str]],
) -> None:
    assert sender.begin(film, video_id=str(new_id())).code == "video.not_found"
    settings.STORAGE_BYTES_PER_PROJECT = len(film) - 1
    fresh()
    assert sender.begin(film).code == "storage.project_full"
    assert stored() == []


@pytest.mark.parametrize("numbers", [[], [0], [-1], [1.5], ["1"], [2], list(range(1, 102)), None, "1"])
def test_only_numbers_of_its_parts_are_signed(sender: Sender, numbers: Any) -> None:
    upload = sender.begun(bytes(100))
    answer = sender.api.post(f"/v2/uploads/{upload['id']}/parts", {"part_numbers": numbers})
    assert (answer.status_code, answer.code) == (422, "invalid")


def test_the_room_that_is_left_is_asked_before_and_after(
    sender: Sender, film: bytes, settings: Any, fresh: Callable[[], None]
) -> None:
    upload = sender.sent(film)
    settings.STORAGE_BYTES_PER_PROJECT = len(film) - 1
    fresh()
    assert sender.begin(film).code == "storage.project_full"
    assert sender.complete(upload).code == "storage.project_full"
    settings.STORAGE_BYTES_PER_PROJECT, settings.STORAGE_BYTES_PER_PERSON = 0, len(film) - 1
    fresh()
    assert sender.begin(film).code == "storage.person_full"
    assert sender.complete(upload).code == "storage.person_full"
    assert not VersionRecord.objects.exists()
    settings.STORAGE_BYTES_PER_PERSON = len(film)
    fresh()
    assert sender.complete(upload).status_code == 200


def test_what_is_promised_counts_until_it_is_given_up(
    sender: Sender, film: bytes, settings: Any, fresh: Callable[[], None]
) -> None:
    settings.STORAGE_BYTES_PER_PROJECT = 2 * len(film) - 1
    fresh()
    first = sender.begun(film)
    assert sender.begin(film).code == "storage.project_full"
    sender.abort(first)
    assert sender.begin(film).status_code == 201


def test_an_upload_with_parts_missing_stays_open_and_is_told_which(way: str, sender: Sender, long_film: bytes) -> None:
    upload = sender.begun(long_film)
    sender.send(upload, long_film, 2)
    refused = sender.complete(upload)
    assert (refused.status_code, refused.code) == (422, "upload.parts_missing")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/parts/1", "/parts/3"]
    sender.send(upload, long_film, 1, 3)
    assert sender.complete(upload).status_code == 200


def test_a_part_that_is_not_the_one_that_was_sent_is_told(way: str, sender: Sender, long_film: bytes) -> None:
    upload = sender.begun(long_film)
    etags = sender.send(upload, long_film, 1, 2, 3)
    claimed = [{"part_number": number, "etag": etags[3 if number == 2 else number]} for number in etags]
    refused = sender.complete(upload, parts=claimed)
    assert (refused.status_code, refused.code) == (422, "upload.part_mismatch")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/parts/2"]
    assert sender.read(upload)["state"] == "open"


def test_a_part_that_there_cannot_be_is_told_as_such(sender: Sender, film: bytes) -> None:
    upload = sender.begun(film)
    (etag,) = sender.send(upload, film, 1).values()
    claimed = [{"part_number": number, "etag": etag} for number in (1, 99)]
    (told,) = sender.complete(upload, parts=claimed).json()["errors"]
    assert (told["pointer"], told["code"]) == ("/parts/1/part_number", "number.too_large")
    assert "1" in told["detail"]


@pytest.mark.parametrize(("numbers", "code"), [([], "list.too_short"), (list(range(1, 102)), "list.too_long")])
def test_the_bounds_of_a_list_are_told_of_its_members(sender: Sender, numbers: list[int], code: str) -> None:
    upload = sender.begun(bytes(100))
    (told,) = sender.sign(upload, *numbers).json()["errors"]
    assert (told["pointer"], told["code"]) == ("/part_numbers", code)
    assert ("1개" if numbers == [] else "100개") in told["detail"]


@pytest.mark.parametrize(("size", "bound"), [(-1, "1"), (2**63, str(20 * 2**30))])
def test_the_bounds_of_a_size_are_those_that_hold(sender: Sender, size: int, bound: str) -> None:
    (told,) = sender.begin(size=size).json()["errors"]
    assert (told["pointer"], f" {bound})" in told["detail"]) == ("/size", True)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 9,
        b"#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd\n",
        bytes(70_000),
    ],
)
def test_what_is_no_video_fails_at_once_and_leaves_nothing(
    way: str, sender: Sender, content: bytes, stored: Callable[[], list[str]]
) -> None:
    upload = sender.sent(content, media_type="video/mp4")
    refused = sender.complete(upload)
    assert (refused.status_code, refused.code) == (415, "video.unsupported_type")
    seen = sender.read(upload)
    assert (seen["state"], seen["failure"]["code"], seen["received_parts"]) == ("failed", "video.unsupported_type", 0)
    assert (sender.complete(upload).status_code, sender.complete(upload).code) == (410, "upload.failed")
    assert stored() == []
    assert not VersionRecord.objects.exists()


@pytest.mark.parametrize(
    ("fields", "cut", "code"),
    [
        ({"sha256": "ab" * 32}, 1.0, "upload.hash_mismatch"),
        ({}, 0.6, "media.truncated"),
    ],
)
def test_what_the_worker_refuses_fails_with_its_version_and_leaves_nothing(
    way: str,
    sender: Sender,
    film: bytes,
    fields: dict[str, str],
    cut: float,
    code: str,
    work_off: Callable[[], None],
    stored: Callable[[], list[str]],
) -> None:
    content = film[: int(len(film) * cut)]
    upload = sender.sent(content, **fields)
    assert sender.complete(upload).status_code == 200
    work_off()
    seen = sender.read(upload)
    assert (seen["state"], seen["failure"]["code"]) == ("failed", code)
    (video,) = sender.videos()
    assert (video["status"], video["failure"]["code"], video["poster_url"]) == ("failed", code, None)
    path = f"/v2/feedback/{sender.project_id}/videos/{video['id']}/versions/{video['version_id']}"
    assert sender.api.post(f"{path}/processing/retry").code == "processing.source_refused"
    assert (stored(), video["size"]) == ([], 0)
    assert StorageRecord.objects.get(project_id=sender.project_id).bytes == 0


def test_unknown_parameters_and_states_are_refused(sender: Sender) -> None:
    path = "/v2/uploads"
    assert sender.api.get(path).status_code == 400
    for query in ({"state": "done"}, {"colour": "red"}, {"fields": "secret"}, {"project_id": "x"}):
        answer = sender.api.get(path, {"project_id": str(sender.project_id)} | query)
        assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_one_key_begins_one_upload(sender: Sender) -> None:
    sender.api = sender.api.with_(Idempotency_Key=new_id().hex)
    first, again = sender.begin(bytes(9)), sender.begin(bytes(9))
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.headers["Location"] == again.headers["Location"] == f"/v2/uploads/{first.json()['id']}"
    assert sender.begin(bytes(8)).code == "idempotency.key_reused"
    assert UploadRecord.objects.count() == 1
