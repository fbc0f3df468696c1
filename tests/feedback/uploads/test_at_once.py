"""People, retries and the timer at the same upload, in real threads with connections of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.models import JobRecord
from feedback.bootstrap.uploads import expire_uploads
from feedback.infrastructure.models import StorageRecord, UploadRecord, VersionRecord
from tests.client import ApiClient
from tests.feedback.uploads.sender import Sender

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("way")]
T = TypeVar("T")
Threads = Callable[[list[Callable[[], Any]]], list[Any]]
ROUNDS = 5


@pytest.fixture
def threads() -> Iterator[Threads]:
    """Runs calls at once; each closes its own connection."""

    def closing(call: Callable[[], T]) -> T:
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        yield lambda calls: list(pool.map(closing, calls))


@pytest.fixture
def project(transactional_db: None, make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    return make_project()


@pytest.fixture
def sender(api: ApiClient, project: tuple[UUID, Actor], stored: Callable[[], list[str]]) -> Sender:
    return Sender(api, *project)


def test_twenty_completions_at_once_make_one_version(
    sender: Sender, long_film: bytes, threads: Threads, work_off: Callable[[], None]
) -> None:
    upload = sender.sent(long_film)
    answers = threads([lambda: sender.complete(upload)] * 20)
    assert {(answer.status_code, answer.json()["version_id"]) for answer in answers} == {(200, upload["version_id"])}
    assert VersionRecord.objects.filter(project_id=sender.project_id).count() == 1
    assert StorageRecord.objects.get(project_id=sender.project_id).bytes == len(long_film)
    assert JobRecord.objects.filter(kind="feedback.process_video").count() == 1
    events = streams.read(project_channel(sender.project_id), 0)
    assert [event.type for event in events].count("video.uploaded") == 1
    work_off()
    assert sender.videos()[0]["status"] == "ready"


def test_completions_of_several_uploads_get_numbers_of_their_own(
    sender: Sender, film: bytes, threads: Threads, work_off: Callable[[], None]
) -> None:
    sender.complete(sender.sent(film))
    (video,) = sender.videos()
    uploads = [sender.sent(film, video_id=video["id"]) for _ in range(6)]
    calls: list[Callable[[], Any]] = [lambda upload=upload: sender.complete(upload) for upload in uploads * 2]  # type: ignore[misc]
    assert {answer.status_code for answer in threads([*calls, work_off])[:-1]} == {200}
    numbers = VersionRecord.objects.filter(video_id=video["id"]).order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6, 7]


def test_completing_and_giving_up_at_once_has_one_winner(
    sender: Sender, film: bytes, threads: Threads, stored: Callable[[], list[str]], work_off: Callable[[], None]
) -> None:
    for _ in range(ROUNDS):
        upload = sender.sent(film)
        completed, aborted = threads([lambda: sender.complete(upload), lambda: sender.abort(upload)])  # noqa: B023
        told = completed.status_code, aborted.status_code
        assert told in ((200, 409), (410, 204)), (completed.content, aborted.content)
        assert VersionRecord.objects.filter(id=upload["version_id"]).exists() is (told == (200, 409))
        if told == (410, 204):
            assert completed.code == "upload.aborted"
            assert not [key for key in stored() if upload["id"] in key or upload["version_id"] in key]
    work_off()
    assert {video["status"] for video in sender.videos()} <= {"ready"}


def test_completing_and_expiring_at_once_has_one_winner(
    sender: Sender, film: bytes, threads: Threads, stored: Callable[[], list[str]], work_off: Callable[[], None]
) -> None:
    for _ in range(ROUNDS):
        upload = sender.sent(film)
        UploadRecord.objects.filter(id=upload["id"]).update(expires_at=utc_now() - timedelta(seconds=1))
        calls: list[Callable[[], Any]] = [lambda: sender.complete(upload), expire_uploads, expire_uploads]  # noqa: B023
        completed, *expired = threads(calls)
        told = completed.status_code, sum(expired)
        assert told[0] == 200 or (told[0] == 410 and told[1] >= 1), completed.content
        state = sender.read(upload)["state"]
        assert state == ("checking" if told[0] == 200 else "expired")
        assert VersionRecord.objects.filter(id=upload["version_id"]).exists() is (state == "checking")
        if state == "expired":
            assert completed.code == "upload.expired"
            assert not [key for key in stored() if upload["id"] in key or upload["version_id"] in key]
    work_off()
    assert {video["status"] for video in sender.videos()} <= {"ready"}


def test_two_timers_at_once_end_each_upload_once(sender: Sender, threads: Threads) -> None:
    uploads = [sender.begun(bytes(9)) for _ in range(8)]
    UploadRecord.objects.update(expires_at=utc_now())
    threads([expire_uploads] * 4)
    assert {sender.read(upload)["state"] for upload in uploads} == {"expired"}


def test_a_new_name_and_completions_never_wait_in_a_circle(
    sender: Sender, film: bytes, threads: Threads, work_off: Callable[[], None]
) -> None:
    from core.domain.actor import SYSTEM
    from core.infrastructure.unit_of_work import unit_of_work
    from feedback.contracts import Author
    from feedback.infrastructure.authors import PostgresAuthors

    sender.complete(sender.sent(film))
    (video,) = sender.videos()
    uploads = [sender.sent(film, video_id=video["id"]) for _ in range(6)]

    def rename() -> None:
        for number in range(10):
            with unit_of_work(by=SYSTEM):
                PostgresAuthors().rename(Author(sender.actor.user_id, f"이름{number}"))

    calls: list[Callable[[], Any]] = [lambda upload=upload: sender.complete(upload).status_code for upload in uploads]  # type: ignore[misc]
    assert threads([*calls, rename, work_off])[:6] == [200] * 6


@pytest.mark.parametrize("bound", ["STORAGE_BYTES_PER_PROJECT", "STORAGE_BYTES_PER_PERSON"])
def test_of_many_that_complete_at_once_only_those_win_for_which_there_is_room(
    sender: Sender, film: bytes, threads: Threads, settings: Any, fresh: Callable[[], None], bound: str
) -> None:
    uploads = [sender.sent(film) for _ in range(6)]
    setattr(settings, bound, 2 * len(film))
    fresh()
    calls: list[Callable[[], Any]] = [lambda upload=upload: sender.complete(upload) for upload in uploads]  # type: ignore[misc]
    answers = threads(calls)
    refusal = f"storage.{bound.rpartition('_')[2].lower()}_full"
    assert sorted(answer.status_code for answer in answers) == [200, 200] + [422] * 4
    assert {answer.code for answer in answers if answer.status_code != 200} == {refusal}
    assert StorageRecord.objects.get(project_id=sender.project_id).bytes == 2 * len(film)


@pytest.mark.parametrize("bound", ["STORAGE_BYTES_PER_PROJECT", "STORAGE_BYTES_PER_PERSON"])
def test_of_many_that_begin_at_once_only_those_win_for_which_there_is_room(
    sender: Sender,
    film: bytes,
    threads: Threads,
    settings: Any,
    fresh: Callable[[], None],
    stored: Callable[[], list[str]],
    bound: str,
) -> None:
    setattr(settings, bound, 2 * len(film))
    fresh()
    answers = threads([lambda: sender.begin(film)] * 8)
    assert sorted(answer.status_code for answer in answers) == [201, 201] + [422] * 6
    assert UploadRecord.objects.filter(state="open").count() == 2
    assert len([key for key in stored() if key.startswith("open:")]) in (0, 2)
