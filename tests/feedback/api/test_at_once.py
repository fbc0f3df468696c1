"""People at the same time, in real threads with connections of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.models import JobRecord
from feedback.infrastructure.models import CommentRecord, FeedbackRecord, VideoRecord
from tests.client import Answer, ApiClient
from tests.feedback.api.conftest import Review

pytestmark = pytest.mark.django_db(transaction=True)
T = TypeVar("T")


@pytest.fixture
def threads() -> Iterator[Callable[[list[Callable[[], T]]], list[T]]]:
    """Runs calls at once; each closes its own connection."""

    def closing(call: Callable[[], T]) -> T:
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        yield lambda calls: list(pool.map(closing, calls))


@pytest.fixture
def review(transactional_db: None, api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    project_id, owner = make_project()
    return Review(api, project_id, owner)


def with_key(review: Review, key: str) -> Review:
    keyed = Review(review.api, review.project_id, review.actor)
    keyed.api = keyed.api.with_(Idempotency_Key=key)
    return keyed


def test_two_uploads_with_one_key_make_one_video(
    review: Review, film: bytes, threads: Any, stored_keys: Callable[[UUID], list[str]]
) -> None:
    keyed = with_key(review, new_id().hex)
    answers: list[Answer] = threads([lambda: keyed.upload(film)] * 4)
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 201}) == 1
    assert keyed.upload(film).headers["Idempotency-Replayed"] == "true"
    assert VideoRecord.objects.filter(project_id=review.project_id).count() == 1
    assert len(stored_keys(review.project_id)) == 1


def test_another_upload_under_the_same_key_is_refused(review: Review, film: bytes) -> None:
    keyed = with_key(review, new_id().hex)
    first = keyed.upload(film, timestamp="0.1")
    assert keyed.upload(film, timestamp="0.1").json() == first.json()
    for other in (keyed.upload(film, timestamp="0.2"), keyed.upload(film + b"\x00\x00\x00\x08free", timestamp="0.1")):
        assert (other.status_code, other.code) == (422, "idempotency.key_reused")
    assert VideoRecord.objects.filter(project_id=review.project_id).count() == 1


def test_two_notes_with_one_key_are_one_note(review: Review, film: bytes, threads: Any) -> None:
    video_id = review.uploaded(film)["video_id"]
    keyed = with_key(review, new_id().hex)
    answers: list[Answer] = threads([lambda: keyed.note(video_id)] * 6)
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert FeedbackRecord.objects.filter(project_id=review.project_id).count() == 2
    other = keyed.note(video_id, "etwas anderes")
    assert (other.status_code, other.code) == (422, "idempotency.key_reused")


def test_a_refused_request_frees_its_key(review: Review, film: bytes) -> None:
    keyed = with_key(review, new_id().hex)
    assert keyed.upload(b"").status_code == 422
    assert keyed.upload(film).status_code == 201


def test_comments_and_changes_at_once_all_count(review: Review, film: bytes, threads: Any) -> None:
    item = review.uploaded(film)
    notes = [review.noted(item["video_id"], f"{number}") for number in range(4)]
    calls = [lambda: review.comment(item["id"])] * 8
    calls += [lambda note=note: review.patch(note["id"], status="in_progress") for note in notes]  # type: ignore[misc]
    calls += [lambda note=note: review.patch(note["id"], priority="high") for note in notes]  # type: ignore[misc]
    calls += [lambda: review.note(item["video_id"], "neu")] * 4
    answers: list[Answer] = threads(calls)
    assert {answer.status_code for answer in answers} == {200, 201}
    page = review.list(page_size=100)
    rows = {row["id"]: row for row in page["results"]}
    assert rows[item["id"]]["comment_count"] == CommentRecord.objects.filter(feedback_id=item["id"]).count() == 8
    assert page["stats"] == {"total": 9, "open": 5, "in_progress": 4, "resolved": 0, "closed": 0}
    assert review.list(priority="high")["count"] == 4
    events = streams.read(project_channel(review.project_id), 0)
    assert [event.seq for event in events] == list(range(1, page["seq"] + 1))


def test_uploads_and_notes_at_once_never_wait_in_a_circle(review: Review, film: bytes, threads: Any) -> None:
    video_id = review.uploaded(film)["video_id"]
    calls = [lambda: [review.upload(film).status_code for _ in range(3)]] * 4
    calls += [lambda: [review.note(video_id).status_code for _ in range(12)]] * 4
    assert {status for statuses in threads(calls) for status in statuses} == {201}
    assert review.list()["stats"]["total"] == review.list()["count"] == 1 + 4 * 3 + 4 * 12


def test_a_note_and_the_end_of_processing_never_miss_each_other(review: Review, film: bytes, threads: Any) -> None:
    from feedback.bootstrap.processing import process_video

    item = review.uploaded(film)
    calls: list[Callable[[], Any]] = [lambda: process_video({"version_id": item["version_id"]})]
    calls += [lambda: [review.note(item["video_id"], timestamp=0.5).status_code for _ in range(10)]] * 3
    threads(calls)
    rows = review.list(page_size=100)["results"]
    assert len(rows) == 31
    assert {row["frame"] for row in rows} == {15}


def test_of_many_who_want_another_try_at_once_one_gets_it(review: Review, film: bytes, threads: Any) -> None:
    from feedback.bootstrap.processing import give_up_processing

    item = review.uploaded(film)
    give_up_processing({"version_id": item["version_id"]}, "its worker died at every try")
    JobRecord.objects.all().delete()
    path = f"{review.path}/videos/{item['video_id']}/versions/{item['version_id']}/processing/retry"
    answers = threads([lambda: review.api.post(path).status_code] * 6)
    assert sorted(answers) == [202, 409, 409, 409, 409, 409]
    assert [job.kind for job in JobRecord.objects.all()] == ["feedback.process_video"]
