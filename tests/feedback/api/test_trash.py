"""The trash: what lies in it is hidden everywhere, comes back as it was, and goes for good when its time is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from core.domain.retention import RETENTION
from core.infrastructure.object_store import object_store
from feedback.bootstrap.film_upkeep import sweep_films
from feedback.infrastructure.models import FeedbackRecord, StorageRecord, VersionRecord, VideoRecord
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.test_events import Screen

WorkOff = Callable[[], None]


def in_trash(review: Review) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = review.api.get(f"{review.path}/videos/trash").json()["results"]
    return rows


def figures(review: Review) -> dict[str, Any]:
    """What the project tells of its review loop."""
    told: dict[str, Any] = review.api.get(f"/v2/projects/{review.project_id}/stats").json()
    return {name: told[name] for name in sorted(told) if name not in ("generated_at", "activity")}


@pytest.fixture
def discussed(review: Review, video_id: str) -> dict[str, Any]:
    """A note in progress that somebody has commented, beside the item that came with the video."""
    note = review.noted(video_id, timestamp=0.2)
    review.comment(note["id"])
    return dict(review.patch(note["id"], status="in_progress").json())


def test_a_deleted_video_is_hidden_with_all_that_hangs_on_it(
    review: Review, video_id: str, discussed: dict[str, Any]
) -> None:
    item, path = f"{review.path}/{discussed['id']}", f"{review.path}/videos/{video_id}"
    assert review.api.delete(path).status_code == 204
    assert (review.list()["count"], review.list()["stats"]["total"]) == (0, 0)
    assert (review.list(video_id=video_id)["count"], review.list(status="in_progress")["count"]) == (0, 0)
    for hidden in (path, f"{path}/versions", item, f"{item}/comments"):
        assert review.api.get(hidden).status_code == 404, hidden
    assert review.patch(discussed["id"], title="neu").status_code == 404
    assert review.comment(discussed["id"]).status_code == 404
    assert review.note(video_id).status_code == 404
    assert review.api.delete(path).status_code == 404
    (row,) = in_trash(review)
    assert (row["video_id"], row["version_id"], row["days_left"]) == (video_id, None, 30)
    call_command("check_counters")


def test_a_restored_video_comes_back_whole(review: Review, video_id: str, discussed: dict[str, Any]) -> None:
    screen, before, path = Screen(review), figures(review), f"{review.path}/videos/{video_id}"
    review.api.delete(path)
    assert figures(review) != before
    assert screen.catch_up() == ["video.deleted"]
    screen.is_true()
    restored = review.api.post(f"{path}/restore")
    assert (restored.status_code, restored.json()["id"]) == (200, video_id)
    assert review.api.post(f"{path}/restore").status_code == 200
    assert figures(review) == before
    assert screen.catch_up() == ["video.restored", *["feedback.updated"] * 2]
    screen.is_true()
    assert in_trash(review) == []
    assert review.api.get(f"{review.path}/{discussed['id']}/comments").json()["results"][0]["text"] == "네"
    call_command("check_counters")


@pytest.fixture
def second(review: Review, film: bytes, video_id: str, work_off: WorkOff) -> dict[str, Any]:
    """A further version, to which the open item has gone on; one note was written on it."""
    version = made(review.further(video_id, film))
    work_off()
    review.noted(video_id, "nur hier", timestamp=0.1)
    return version


def test_what_was_carried_to_a_deleted_version_goes_back_and_what_was_written_on_it_goes_with_it(
    review: Review, video_id: str, second: dict[str, Any]
) -> None:
    screen, path = Screen(review), f"{review.path}/videos/{video_id}/versions/{second['version_id']}"
    assert review.api.delete(path).status_code == 204
    assert screen.catch_up() == ["feedback.updated", "version.deleted"]
    screen.is_true()
    (item,) = review.list()["results"]
    assert (item["version_number"], item["carried_from"]) == (1, None)
    assert review.video(video_id)["version_number"] == 1
    assert [(row["version_number"], row["title"]) for row in in_trash(review)] == [(2, item["video"]["title"])]
    call_command("check_counters")
    last = review.api.delete(f"{review.path}/videos/{video_id}/versions/{item['version_id']}")
    assert (last.status_code, last.code) == (409, "version.last")
    assert review.api.post(f"{path}/restore").json()["version_number"] == 2
    screen.catch_up()
    screen.is_true()
    assert {row["version_number"] for row in review.list()["results"]} == {2}
    assert review.video(video_id)["version_number"] == 2
    call_command("check_counters")


def test_a_number_in_the_trash_is_not_given_again(
    review: Review, film: bytes, video_id: str, second: dict[str, Any]
) -> None:
    review.api.delete(f"{review.path}/videos/{video_id}/versions/{second['version_id']}")
    assert made(review.further(video_id, film))["version_number"] == 3


def test_processing_stops_in_the_trash_and_goes_on_outside(review: Review, film: bytes, work_off: WorkOff) -> None:
    video_id = review.uploaded(film)["video_id"]
    path = f"{review.path}/videos/{video_id}"
    review.api.delete(path)
    work_off()
    assert VersionRecord.objects.get(video_id=video_id).status == "processing"
    assert review.api.post(f"{path}/restore").json()["status"] == "processing"
    work_off()
    assert review.video(video_id)["status"] == "ready"


def outlive(**which: Any) -> None:
    """As if its time in the trash were over."""
    for table in (VideoRecord, VersionRecord):
        table.objects.filter(deleted_at__isnull=False, **which).update(
            deleted_at=now() - RETENTION - timedelta(seconds=1)
        )


def test_a_video_whose_time_is_over_goes_for_good(
    review: Review, film: bytes, video_id: str, work_off: WorkOff, stored_keys: Callable[..., list[str]]
) -> None:
    kept = review.uploaded(film)["video_id"]
    work_off()
    review.comment(review.noted(video_id)["id"])
    review.api.delete(f"{review.path}/videos/{video_id}")
    assert sweep_films() == 0
    outlive(project_id=review.project_id)
    assert in_trash(review) == []
    assert review.api.post(f"{review.path}/videos/{video_id}/restore").status_code == 404
    assert sweep_films() == 1
    work_off()
    assert sweep_films() == 0
    assert not VideoRecord.objects.filter(id=video_id).exists()
    assert not FeedbackRecord.objects.filter(video_id=video_id).exists()
    left = {key.split("/")[2] for key in stored_keys(review.project_id)}
    assert left == {review.video(kept)["version_id"]}
    call_command("check_counters")


def test_a_version_whose_time_is_over_goes_for_good_and_its_number_with_it(
    review: Review, film: bytes, video_id: str, second: dict[str, Any], work_off: WorkOff
) -> None:
    before = StorageRecord.objects.get(project_id=review.project_id).bytes
    taken = VersionRecord.objects.get(id=second["version_id"])
    review.api.delete(f"{review.path}/videos/{video_id}/versions/{second['version_id']}")
    outlive(project_id=review.project_id)
    sweep_films()
    work_off()
    after = StorageRecord.objects.get(project_id=review.project_id).bytes
    assert after == before - taken.size - taken.derived_bytes
    assert list(object_store().keys(f"videos/{review.project_id}/{second['version_id']}/")) == []
    assert [row["version_number"] for row in review.versions(video_id)] == [1]
    assert made(review.further(video_id, film))["version_number"] == 3
    call_command("check_counters")
