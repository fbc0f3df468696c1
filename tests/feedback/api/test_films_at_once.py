"""Versions, orders and the trash at the same time, in real threads with connections of their own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command

from core.domain.actor import SYSTEM, Actor
from core.domain.clock import utc_now
from core.domain.retention import RETENTION
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.purge_film import PurgeFilm, purge_film
from feedback.bootstrap.purging import purge_project
from feedback.contracts import StepName
from feedback.infrastructure.film_remains import PostgresFilmRemains
from feedback.infrastructure.models import FeedbackRecord, VersionRecord, VideoRecord
from feedback.infrastructure.processing_steps import PostgresProcessingSteps
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.videos import PostgresVideos
from projects import api as projects
from tests.client import ApiClient
from tests.core.waiting import aside, at_once, eventually, someone_waits_for_a_lock
from tests.feedback.api.conftest import Review, made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def review(transactional_db: None, api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    project_id, owner = make_project()
    return Review(api, project_id, owner)


@pytest.fixture
def video_id(review: Review, film: bytes) -> str:
    return str(review.uploaded(film)["video_id"])


def test_new_versions_at_once_get_numbers_of_their_own(review: Review, film: bytes, video_id: str) -> None:
    answers = at_once(*[lambda: review.further(video_id, film)] * 4)
    assert sorted(answer.json()["version_number"] for answer in answers) == [2, 3, 4, 5]
    assert review.video(video_id)["version_number"] == 5
    call_command("check_counters")


def test_a_deletion_and_a_new_version_never_leave_half_of_either(review: Review, film: bytes, video_id: str) -> None:
    deleted, added = at_once(
        lambda: review.api.delete(f"{review.path}/videos/{video_id}"), lambda: review.further(video_id, film)
    )
    assert (deleted.status_code, added.status_code) in ((204, 201), (204, 404))
    numbers = VersionRecord.objects.filter(video_id=video_id, in_trash=True).count()
    assert numbers == VersionRecord.objects.filter(video_id=video_id).count() == (2 if added.status_code == 201 else 1)
    assert review.api.post(f"{review.path}/videos/{video_id}/restore").status_code == 200
    assert len(review.versions(video_id)) == numbers
    call_command("check_counters")


def test_an_order_and_a_deletion_at_once_have_a_winner(review: Review, film: bytes, video_id: str) -> None:
    other = review.uploaded(film)["video_id"]
    ordered, deleted = at_once(
        lambda: review.api.put(f"{review.path}/videos/order", {"video_ids": [video_id, other]}),
        lambda: review.api.delete(f"{review.path}/videos/{other}"),
    )
    assert (ordered.status_code, deleted.status_code) in ((204, 204), (409, 204))
    assert review.video(video_id)["position"] == (1 if ordered.status_code == 204 else 0)


def test_notes_and_changes_while_a_video_goes_and_comes_keep_the_totals_true(review: Review, video_id: str) -> None:
    notes = [review.noted(video_id, f"{number}") for number in range(6)]
    path = f"{review.path}/videos/{video_id}"

    def come_and_go() -> list[int]:
        asked = ((review.api.delete(path), review.api.post(f"{path}/restore")) for _ in range(3))
        return [answer.status_code for pair in asked for answer in pair]

    calls: list[Callable[[], Any]] = [come_and_go]
    calls += [lambda note=note: review.patch(note["id"], status="in_progress").status_code for note in notes]  # type: ignore[misc]
    calls += [lambda: review.note(video_id, "neu").status_code] * 4
    went, *said = at_once(*calls)
    assert went == [204, 200] * 3
    assert set(said) <= {200, 201, 404}
    call_command("check_counters")
    assert review.list()["stats"]["total"] == FeedbackRecord.objects.filter(project_id=review.project_id).count()


def purge(review: Review, video_id: str) -> None:
    """As a job whose clock says that the time is over."""
    purge_film(
        PurgeFilm(project_id=review.project_id, video_id=UUID(video_id)),
        unit_of_work=unit_of_work,
        videos=PostgresVideos(publish),
        store=object_store(),
        remains=PostgresFilmRemains(),
        ledger=PostgresStorageLedger(),
        clock=lambda: utc_now() + RETENTION + timedelta(minutes=1),
    )


def test_what_is_restored_and_purged_at_once_is_wholly_there_or_wholly_gone(review: Review, video_id: str) -> None:
    version_id = review.video(video_id)["version_id"]
    review.api.delete(f"{review.path}/videos/{video_id}")
    restored, *_ = at_once(
        lambda: review.api.post(f"{review.path}/videos/{video_id}/restore").status_code,
        lambda: purge(review, video_id),
        lambda: purge(review, video_id),
    )
    objects = list(object_store().keys(f"videos/{review.project_id}/{version_id}/"))
    is_there = VideoRecord.objects.filter(id=video_id).exists()
    assert (restored, bool(objects), is_there) in ((200, True, True), (404, False, False))
    assert review.list()["count"] == (1 if is_there else 0)
    call_command("check_counters")


def test_a_purged_project_waits_for_the_version_and_never_for_a_worker_in_a_circle(
    review: Review, video_id: str
) -> None:
    version_id = review.video(video_id)["version_id"]
    versions, steps = PostgresVideoVersions(publish), PostgresProcessingSteps(publish, projects.living)
    with unit_of_work(by=SYSTEM):
        steps.of(versions.get(UUID(version_id)))
    with unit_of_work(by=SYSTEM):
        version = versions.get(UUID(version_id))
        purged = aside(lambda: purge_project({"project_id": str(review.project_id)}))
        aside(lambda: eventually(someone_waits_for_a_lock)).result(30)
        assert len(steps.of(version)) == len(StepName)
    purged.result(30)
    assert not VersionRecord.objects.filter(id=version_id).exists()


def test_a_purged_project_waits_for_the_video_before_it_takes_the_versions(review: Review, video_id: str) -> None:
    with unit_of_work(by=SYSTEM):
        VideoRecord.objects.select_for_update().get(id=video_id)
        purged = aside(lambda: purge_project({"project_id": str(review.project_id)}))
        aside(lambda: eventually(someone_waits_for_a_lock)).result(30)
        assert VersionRecord.objects.select_for_update(nowait=True).filter(video_id=video_id).exists()
    purged.result(30)
    assert not VideoRecord.objects.filter(id=video_id).exists()


def test_a_restored_version_takes_items_in_the_order_in_which_all_take_them_and_none_that_stay(
    review: Review, film: bytes, video_id: str, work_off: Callable[[], None]
) -> None:
    older, closed = (review.noted(video_id)["id"] for _ in range(2))
    for status in ("in_progress", "resolved", "closed"):
        assert review.patch(closed, status=status).status_code == 200
    path = f"{review.path}/videos/{video_id}/versions/{made(review.further(video_id, film))['version_id']}"
    work_off()
    newer = review.noted(video_id)["id"]
    for awaited, free in ((older, newer), (newer, closed)):
        assert review.api.delete(path).status_code == 204
        with unit_of_work(by=SYSTEM):
            FeedbackRecord.objects.select_for_update().get(id=awaited)
            restored = aside(lambda: review.api.post(f"{path}/restore").status_code)
            aside(lambda: eventually(someone_waits_for_a_lock)).result(30)
            FeedbackRecord.objects.select_for_update(nowait=True).get(id=free)
        assert restored.result(30) == 200
    call_command("check_counters")
