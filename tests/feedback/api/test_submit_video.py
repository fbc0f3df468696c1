"""Uploads with a form: what comes in whole is kept whole, and whatever is refused leaves nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from uuid import UUID

import pytest

from feedback.infrastructure.models import CounterRecord, FeedbackRecord, VersionRecord, VideoRecord
from tests.client import Answer
from tests.feedback.api.conftest import Review
from tests.feedback.films import CONTENT_TYPE, FilePart, form
from tests.samples import Samples

Keys = Callable[[UUID], list[str]]
HEAD = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x00mdat"


@pytest.fixture
def nothing_left(review: Review, stored_keys: Keys) -> Iterator[None]:
    """Afterwards the project has neither rows nor objects nor open uploads."""
    yield
    for table in (VideoRecord, VersionRecord, FeedbackRecord, CounterRecord):
        assert not table.objects.filter(project_id=review.project_id).exists()
    assert stored_keys(review.project_id) == []


def faults(answer: Answer) -> list[tuple[str, str]]:
    assert (answer.status_code, answer.code) == (422, "invalid"), answer.content
    return [(each["pointer"], each["code"]) for each in answer.json()["errors"]]


def test_a_film_becomes_a_video_with_its_first_item(review: Review, film: bytes, stored_keys: Keys) -> None:
    answer = review.upload(film, title="로고", text="작아요", priority="high", video_title="봄 캠페인")
    assert answer.status_code == 201, answer.content
    item = answer.json()
    assert answer.headers["Location"] == f"{review.path}/{item['id']}"
    assert answer.headers["ETag"].startswith('"1-')
    assert (item["title"], item["text"], item["priority"], item["timestamp"]) == ("로고", "작아요", "high", 0.5)
    assert (item["frame"], item["timecode"], item["video"]["status"]) == (None, None, "processing")
    assert item["author"] == {"id": str(review.actor.user_id), "name": review.actor.name, "is_guest": False}
    video = review.video(item["video_id"])
    assert (video["title"], video["file_name"], video["size"]) == ("봄 캠페인", "1차 편집본.mp4", len(film))
    assert (video["sha256"], video["container"]) == (sha256(film).hexdigest(), "mp4")
    assert stored_keys(review.project_id) == [f"videos/{review.project_id}/{item['version_id']}/source"]


def test_the_file_may_come_before_the_fields(review: Review, film: bytes) -> None:
    answer = review.form(FilePart(film), ("timestamp", "0"))
    assert answer.status_code == 201, answer.content
    assert answer.json()["timestamp"] == 0


def test_a_name_taken_apart_by_macos_is_put_together_and_titles_the_video(review: Review, film: bytes) -> None:
    apart = "\u1107\u1169\u11b7.mov"
    item = review.form(("timestamp", "0"), FilePart(film, name=apart)).json()
    video = review.video(item["video_id"])
    assert (video["file_name"], video["title"]) == ("봄.mov", "봄")


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("timestamp", "code"),
    [
        ("-1", "number.too_small"),
        ("-0.0001", "number.too_small"),
        ("NaN", "field.invalid"),
        ("Infinity", "field.invalid"),
        ("1e400", "number.too_large"),
        ("360000.001", "number.too_large"),
        ("soon", "field.not_a_number"),
        ("", "field.not_a_number"),
        ("9" * 41, "field.not_a_number"),
    ],
)
def test_a_time_that_is_none_is_refused(review: Review, film: bytes, timestamp: str, code: str) -> None:
    assert faults(review.upload(film, timestamp=timestamp)) == [("/timestamp", code)]


@pytest.mark.usefixtures("nothing_left")
def test_fields_that_come_after_the_file_are_refused_too(review: Review, film: bytes) -> None:
    answer = review.form(FilePart(film), ("timestamp", "0"), ("priority", "urgent"))
    assert faults(answer) == [("/priority", "field.not_a_choice")]
    assert faults(review.form(FilePart(film))) == [("/timestamp", "field.required")]
    answer = review.form(FilePart(film), ("timestamp", "0"), ("text", "겉\u202e속"))
    assert faults(answer) == [("/text", "text.forbidden_character")]
    answer = review.form(FilePart(film), ("timestamp", "0"), ("video_title", "겉\u202e속"))
    assert faults(answer) == [("/video_title", "text.forbidden_character")]


@pytest.mark.usefixtures("nothing_left")
def test_a_form_needs_one_file_in_its_place(review: Review, film: bytes) -> None:
    time = ("timestamp", "0")
    assert faults(review.form(time)) == [("/video_file", "field.required")]
    assert faults(review.form(FilePart(film), time, ("colour", "red"))) == [("/colour", "field.unknown")]
    assert faults(review.form(time, ("video_file", "no file"))) == [("/video_file", "field.required")]
    assert faults(review.form(time, FilePart(film, field="film"))) == [("/film", "field.unknown")]
    assert faults(review.form(time, FilePart(film), FilePart(film))) == [("/video_file", "video.only_one")]


@pytest.mark.usefixtures("nothing_left")
def test_a_file_that_is_no_whole_film_is_refused(review: Review, film: bytes, samples: Samples) -> None:
    def answered(content: bytes) -> tuple[int, str]:
        answer = review.upload(content)
        return answer.status_code, answer.code

    assert answered(b"") == (422, "video.empty")
    assert answered(b"\x00\x00") == (415, "video.unsupported_type")
    assert answered(b"just text\n" * 50_000) == (415, "video.unsupported_type")
    assert answered(film[: len(film) // 2]) == (422, "video.damaged")
    assert answered(samples.cut("plain.avi", 0.5).read_bytes()) == (422, "video.damaged")


class Body(BytesIO):
    """Counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.taken += len(piece)
        return piece


class Endless(Body):
    """Goes on with zeros for ever; nobody may take more than `most`."""

    def __init__(self, head: bytes, most: int) -> None:
        super().__init__(head)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert self.taken < self.most, "more was read than needed"
        piece = super().read(size)
        self.taken += size - len(piece)
        return piece.ljust(size, b"\0")


@contextmanager
def limited(bytes_: int) -> Iterator[None]:
    """The form takes that much only."""
    from django.test import override_settings

    from feedback.bootstrap import app

    with override_settings(UPLOAD_FORM_BYTES=bytes_):
        app.cache_clear()
        yield
    app.cache_clear()


@pytest.mark.usefixtures("nothing_left")
def test_a_film_that_is_too_large_is_refused_before_it_has_been_read(review: Review) -> None:
    start = form(("timestamp", "0"), FilePart(HEAD), closed=False).removesuffix(b"\r\n")
    mebibyte = 1024 * 1024
    with limited(20 * mebibyte):
        body = Endless(start, most=22 * mebibyte)
        answer = chunked(review, body)
        assert (answer.status_code, answer.code) == (413, "video.too_large")
        told = review.api.raw("POST", review.path, start + bytes(22 * mebibyte), CONTENT_TYPE)
        assert (told.status_code, told.code) == (413, "request.too_large")


@pytest.mark.usefixtures("nothing_left")
def test_a_wrong_type_is_refused_at_once(review: Review) -> None:
    body = Endless(form(("timestamp", "0"), FilePart(b"%PDF-1.7 " * 10), closed=False), most=1024 * 1024)
    answer = chunked(review, body)
    assert (answer.status_code, answer.code) == (415, "video.unsupported_type")


def test_a_chunked_form_is_taken_like_any_other(review: Review, film: bytes) -> None:
    answer = chunked(review, Body(form(("timestamp", "0"), FilePart(film))))
    assert answer.status_code == 201, answer.content


@pytest.mark.usefixtures("nothing_left")
def test_a_body_that_breaks_off_leaves_nothing(review: Review, film: bytes) -> None:
    whole = form(("timestamp", "0"), FilePart(film))
    for cut in (len(whole) - 20, len(whole) // 2):
        answer = chunked(review, Body(whole[:cut]))
        assert (answer.status_code, answer.code) == (422, "upload.interrupted")


@pytest.mark.usefixtures("nothing_left")
def test_only_those_who_may_create_are_listened_to(review: Review, join: Callable[[str], Review], film: bytes) -> None:
    for role in ("viewer", "reviewer"):
        body = Body(form(("timestamp", "0"), FilePart(film)))
        answer = chunked(join(role), body)
        assert (answer.status_code, body.taken) == (403, 0)


@pytest.mark.usefixtures("nothing_left")
def test_fields_without_end_are_refused(review: Review, film: bytes) -> None:
    answer = review.upload(film, text="가" * 1024 * 1024)
    assert (answer.status_code, answer.code) == (413, "request.too_large")


@pytest.mark.usefixtures("nothing_left")
def test_rows_that_the_database_refuses_take_the_object_with_them(review: Review, film: bytes) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE feedback_item ADD CONSTRAINT nobody_may CHECK (title <> 'refuse me')")
    answer = review.upload(film, title="refuse me")
    assert (answer.status_code, answer.code) == (500, "server.error")


def chunked(review: Review, body: Body) -> Answer:
    """A request without Content-Length."""
    return review.api.streamed("POST", review.path, body, CONTENT_TYPE)
