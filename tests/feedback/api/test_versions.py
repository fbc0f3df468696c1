"""Videos with several versions: how they come, are named, shown, ordered and fetched."""

from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from core.domain.ids import new_id
from core.infrastructure.models import JobRecord
from feedback.application.processing_ports import PROCESS_VIDEO
from feedback.bootstrap.processing import give_up_processing
from feedback.infrastructure.models import StorageRecord, UploadRecord, VersionRecord, VideoRecord
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.test_events import Screen

WorkOff = Callable[[], None]


def test_a_further_version_is_the_newest_and_keeps_the_conversation(
    review: Review, film: bytes, video_id: str, work_off: WorkOff
) -> None:
    screen = Screen(review)
    (item,) = review.list()["results"]
    version = made(review.further(video_id, film, label="2차", notes="색보정 뒤"))
    assert (version["id"], version["version_number"], version["label"], version["notes"]) == (
        video_id, 2, "2차", "색보정 뒤",
    )  # fmt: skip
    assert version["file_name"] == "2차 편집본.mp4"
    assert review.video(video_id)["version_id"] == version["version_id"]
    assert [row["version_number"] for row in review.versions(video_id)] == [2, 1]
    screen.catch_up()
    screen.is_true()
    work_off()
    (carried,) = review.list()["results"]
    assert carried["carried_from"] == {"version_id": item["version_id"], "number": 1}
    assert (carried["version_id"], carried["frame"]) == (version["version_id"], item["frame"])
    screen.catch_up()
    screen.is_true()


def test_a_version_that_fails_does_not_take_the_film_away(
    review: Review, film: bytes, video_id: str, samples: Any, work_off: WorkOff
) -> None:
    screen, good = Screen(review), review.video(video_id)
    failed = made(review.further(video_id, samples.named("tone.mp4").read_bytes()))
    assert (review.video(video_id)["version_number"], review.video(video_id)["status"]) == (2, "processing")
    screen.catch_up()
    screen.is_true()
    work_off()
    seen = review.video(video_id)
    assert (seen["version_id"], seen["status"], seen["failure"]) == (good["version_id"], "ready", None)
    assert seen["poster_url"] is not None
    assert [row["status"] for row in review.versions(video_id)] == ["failed", "ready"]
    assert [kind for kind in screen.catch_up() if kind != "job.progress"] == ["video.failed", "video.updated"]
    screen.is_true()
    assert review.noted(video_id)["version_number"] == 1
    third = made(review.further(video_id, film))
    work_off()
    assert review.video(video_id)["version_id"] == third["version_id"]
    assert review.api.delete(f"{review.path}/videos/{video_id}/versions/{third['version_id']}").status_code == 204
    assert review.video(video_id)["version_id"] == good["version_id"]
    screen.catch_up()
    screen.is_true()
    assert review.api.delete(f"{review.path}/videos/{video_id}/versions/{good['version_id']}").status_code == 204
    assert review.video(video_id)["version_id"] == failed["version_id"]
    screen.catch_up()
    screen.is_true()
    call_command("check_counters")


def test_the_check_of_kept_figures_does_not_put_a_failed_version_in_front(
    review: Review, video_id: str, samples: Any, work_off: WorkOff
) -> None:
    made(review.further(video_id, samples.named("tone.mp4").read_bytes()))
    work_off()
    VideoRecord.objects.filter(id=video_id).update(version_count=2)
    with pytest.raises(CommandError):
        call_command("check_counters")
    call_command("check_counters", "--mend")
    assert review.video(video_id)["version_number"] == 1
    call_command("check_counters")


def test_a_version_that_is_tried_again_is_shown_when_it_is_ready(
    review: Review, film: bytes, video_id: str, work_off: WorkOff
) -> None:
    version = made(review.further(video_id, film))
    give_up_processing({"version_id": version["version_id"]}, "its worker died at every try")
    JobRecord.objects.filter(kind=PROCESS_VIDEO).delete()
    work_off()
    screen = Screen(review)
    path = f"{review.path}/videos/{video_id}/versions/{version['version_id']}/processing/retry"
    assert review.api.post(path).status_code == 202
    assert (review.video(video_id)["version_number"], review.video(video_id)["status"]) == (1, "ready")
    call_command("check_counters")
    screen.catch_up()
    screen.is_true()
    work_off()
    assert (review.video(video_id)["version_number"], review.video(video_id)["status"]) == (2, "ready")
    screen.catch_up()
    screen.is_true()
    call_command("check_counters")


def test_a_version_is_refused_without_a_form_a_film_or_a_video(review: Review, film: bytes, video_id: str) -> None:
    path = f"{review.path}/videos/{video_id}/versions"
    unsent = review.api.post(path, {"label": "2차"})
    assert unsent.status_code == 415
    assert "multipart/form-data" in unsent.json()["detail"]
    assert review.further(video_id, b"no film at all, whatever its name says").status_code == 415
    assert review.further(str(new_id()), film).code == "video.not_found"
    assert review.further(video_id, film, label="x" * 101).status_code == 422
    assert len(review.versions(video_id)) == 1
    assert not VersionRecord.objects.filter(project_id=review.project_id, number=2).exists()


def test_a_version_that_does_not_fit_is_refused_and_leaves_nothing(
    review: Review, film: bytes, video_id: str, stored_keys: Callable[..., list[str]]
) -> None:
    from django.conf import settings

    before = stored_keys(review.project_id)
    StorageRecord.objects.filter(project_id=review.project_id).update(bytes=settings.STORAGE_BYTES_PER_PROJECT - 10)
    answer = review.further(video_id, film)
    assert (answer.status_code, answer.code) == (422, "storage.project_full")
    assert "10" in answer.json()["detail"]
    assert stored_keys(review.project_id) == before
    assert review.upload(film).code == "storage.project_full"


def test_labels_notes_and_titles_change_with_the_revision_that_was_seen(review: Review, video_id: str) -> None:
    screen = Screen(review)
    path = f"{review.path}/videos/{video_id}"
    version_path = f"{path}/versions/{review.video(video_id)['version_id']}"
    tag = review.api.get(path).headers["ETag"]
    renamed = review.api.with_(If_Match=tag).patch(path, {"title": "  여름 캠페인 "})
    assert (renamed.status_code, renamed.json()["title"], renamed.json()["revision"]) == (200, "여름 캠페인", 2)
    stale = review.api.with_(If_Match=tag).patch(version_path, {"label": "최종"})
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "여름 캠페인")
    labelled = review.api.with_(If_Match=renamed.headers["ETag"]).patch(version_path, {"label": "최종"})
    assert (labelled.status_code, labelled.json()["label"], labelled.json()["notes"]) == (200, "최종", "")
    assert review.api.patch(path, {"title": " "}).status_code == 422
    assert review.api.patch(path, {"titel": "x"}).status_code == 422
    assert screen.catch_up() == ["video.updated", "version.updated"]
    screen.is_true()


def test_a_label_on_an_older_version_raises_the_revision_that_the_list_shows(
    review: Review, film: bytes, video_id: str
) -> None:
    newer = made(review.further(video_id, film))
    screen, (_, older) = Screen(review), review.versions(video_id)
    labelled = review.api.patch(f"{review.path}/videos/{video_id}/versions/{older['version_id']}", {"label": "1차"})
    shown = review.video(video_id)
    assert shown["revision"] == labelled.json()["revision"] == newer["revision"] + 1
    assert screen.catch_up() == ["version.updated"]
    screen.is_true()


def test_videos_stand_in_the_order_in_which_they_were_put(review: Review, film: bytes) -> None:
    first, second, third = (review.uploaded(film)["video_id"] for _ in range(3))
    screen = Screen(review)
    path = f"{review.path}/videos/order"

    def shown() -> list[str]:
        return [row["id"] for row in review.api.get(f"{review.path}/videos").json()["results"]]

    assert shown() == [third, second, first]
    assert review.api.put(path, {"video_ids": [second, third, first]}).status_code == 204
    assert shown() == [second, third, first]
    assert screen.catch_up() == ["video.updated"] * 3
    screen.is_true()
    for wrong in ([second, third], [second, third, str(new_id())], []):
        assert review.api.put(path, {"video_ids": wrong}).code == "video.order_outdated"
    (twice,) = review.api.put(path, {"video_ids": [second, third, third]}).json()["errors"]
    assert (twice["pointer"], twice["code"]) == ("/video_ids/2", "field.repeated")
    newest = review.uploaded(film)["video_id"]
    assert shown() == [newest, second, third, first]


def test_a_film_is_fetched_under_its_korean_name(review: Review, film: bytes, video_id: str) -> None:
    version_id = review.video(video_id)["version_id"]
    answer = review.api.get(f"{review.path}/videos/{video_id}/versions/{version_id}/download").json()
    assert (answer["file_name"], answer["size"]) == ("1차 편집본.mp4", len(film))
    with urlopen(answer["url"]) as got:
        assert got.read() == film
        disposition = got.headers["Content-Disposition"]
    assert disposition == "attachment; filename*=UTF-8''1%EC%B0%A8%20%ED%8E%B8%EC%A7%91%EB%B3%B8.mp4"


def test_reads_stay_within_their_statements(
    review: Review, film: bytes, video_id: str, django_assert_max_num_queries: Any
) -> None:
    review.further(video_id, film)
    version_id = review.video(video_id)["version_id"]
    path = f"{review.path}/videos"
    for address, most in (
        (path, 3),
        (f"{path}/{video_id}", 4),
        (f"{path}/{video_id}/versions", 3),
        (f"{path}/{video_id}/versions/{version_id}", 4),
        (f"{path}/{video_id}/versions/{version_id}/download", 4),
        (f"{path}/trash", 3),
        (f"{review.path}/storage", 3),
        ("/v2/me/storage", 3),
    ):
        with django_assert_max_num_queries(most):
            assert review.api.get(address).status_code == 200


def test_storage_is_told_of_the_project_and_of_oneself(
    review: Review, film: bytes, video_id: str, join: Callable[[str], Review]
) -> None:
    editor, reviewer = join("editor"), join("reviewer")
    made(editor.further(video_id, film))
    kept = {row.user_id: row.bytes for row in StorageRecord.objects.filter(project_id=review.project_id)}
    mine, theirs = kept[review.actor.user_id], kept[editor.actor.user_id]
    assert (theirs, mine > len(film)) == (len(film), True)
    told = review.api.get(f"{review.path}/storage").json()
    assert (told["used_bytes"], told["quota_bytes"]) == (mine + theirs, 1024**4)
    assert [(row["person"]["name"], row["used_bytes"]) for row in told["by_person"]] == [
        (review.actor.name, mine),
        (editor.actor.name, theirs),
    ]
    seen = reviewer.api.get(f"{review.path}/storage").json()
    assert (seen["used_bytes"], seen["by_person"]) == (mine + theirs, None)
    own = editor.api.get("/v2/me/storage").json()
    assert own["by_project"] == [{"project_id": str(review.project_id), "used_bytes": len(film)}]


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("admin", 204)])
def test_whoever_uploaded_it_all_may_delete_it_others_take_an_admin(
    review: Review, film: bytes, join: Callable[[str], Review], role: str, status: int
) -> None:
    theirs = join("editor").uploaded(film)["video_id"]
    other = join(role)
    answer = other.api.delete(f"{review.path}/videos/{theirs}")
    assert answer.status_code == status, answer.content
    own = other.uploaded(film)["video_id"]
    assert other.api.delete(f"{review.path}/videos/{own}").status_code == 204
    assert not UploadRecord.objects.filter(project_id=review.project_id).exists()


def test_a_further_version_is_activity_of_the_project_and_news_to_the_others(
    review: Review, video_id: str, film: bytes, join: Callable[[str], Review], work_off: Callable[[], None]
) -> None:
    def shown(to: Review) -> dict[str, Any]:
        row: dict[str, Any] = to.api.get("/v2/projects").json()["results"][0]
        return row

    other = join("viewer")
    work_off()
    before, unread = shown(review)["last_activity_at"], shown(other)["unread"]
    made(review.further(video_id, film))
    work_off()
    assert shown(review)["last_activity_at"] > before
    assert shown(other)["unread"] == unread + 1


def test_null_empties_the_words_of_a_version(review: Review, video_id: str) -> None:
    path = f"{review.path}/videos/{video_id}/versions/{review.video(video_id)['version_id']}"
    assert review.api.patch(path, {"label": "색보정", "notes": "임시"}).json()["label"] == "색보정"
    seen = review.api.patch(path, {"label": None}).json()
    assert (seen["label"], seen["notes"]) == ("", "임시")
