"""What the worker makes of a video, however often it is started or killed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.models import JobRecord
from feedback.bootstrap.processing import give_up_processing, process_video
from tests.feedback.api.conftest import Review

WorkOff = Callable[[], None]


def told(review: Review) -> list[str]:
    return [event.type for event in streams.read(project_channel(review.project_id), 0)]


def workspaces(version_id: str) -> list[Path]:
    return list(Path(settings.DATA_DIR, "tmp").glob(f"*{version_id}*"))


def test_a_ready_video_has_facts_pictures_and_addresses(review: Review, samples: Any, work_off: WorkOff) -> None:
    import urllib.request

    film = samples.named("ntsc.mp4").read_bytes()
    item = review.uploaded(film, timestamp="1.001")
    work_off()
    video = review.video(item["video_id"])
    assert (video["status"], video["frame_rate"], video["width"], video["height"]) == ("ready", "30000/1001", 320, 180)
    assert (video["frame_count"], video["duration"], video["audio"]) == (60, 2.002, True)
    assert (video["start_timecode"], video["failure"]) == ("01:00:00;00", None)
    assert [each["time"] for each in video["thumbnails"]] == sorted(each["time"] for each in video["thumbnails"])
    assert len(video["thumbnails"]) == 10
    for address in (video["poster_url"], video["thumbnails"][0]["url"]):
        with urllib.request.urlopen(address) as answer:
            assert (answer.headers["Content-Type"], answer.read(2)) == ("image/jpeg", b"\xff\xd8")
    request = urllib.request.Request(video["url"], headers={"Range": "bytes=10-19"})
    with urllib.request.urlopen(request) as answer:
        assert (answer.headers["Content-Type"], answer.read()) == ("video/mp4", film[10:20])
    shown = review.api.get(f"{review.path}/{item['id']}").json()
    assert (shown["frame"], shown["timecode"]) == (30, "01:00:01;00")


def test_a_ready_video_tells_how_it_is_coded_and_played(review: Review, samples: Any, work_off: WorkOff) -> None:
    item = review.uploaded(samples.named("ntsc.mp4").read_bytes())
    work_off()
    video = review.video(item["video_id"])
    assert (video["profile"], video["bit_depth"], video["hdr"]) == ("Constrained Baseline", 8, None)
    assert (video["audio_channels"], video["audio_sample_rate"], video["fast_start"]) == (1, 48_000, False)
    assert video["decision"] == {
        "delivery": "remux",
        "reason": "delivery.index_behind",
        "detail": "재생 정보가 파일 끝에 있거나 흩어져 있어, 화질은 그대로 두고 다시 묶습니다.",
    }


def test_a_second_run_changes_and_tells_nothing(review: Review, film: bytes, work_off: WorkOff) -> None:
    item = review.uploaded(film)
    work_off()
    before, video = told(review), review.video(item["video_id"])
    process_video({"version_id": item["version_id"]})
    give_up_processing({"version_id": item["version_id"]}, "too late")
    assert (told(review), review.video(item["video_id"])) == (before, video)
    assert before.count("video.ready") == 1


def test_what_a_killed_worker_left_is_wiped(review: Review, film: bytes, work_off: WorkOff) -> None:
    item = review.uploaded(film)
    directory = Path(settings.DATA_DIR, "tmp", f"process-{item['version_id']}-0")
    directory.mkdir(parents=True)
    (directory / "source").write_bytes(b"half a film")
    (directory / "poster.jpg").write_bytes(b"half a poster")
    work_off()
    assert review.video(item["video_id"])["status"] == "ready"
    assert workspaces(item["version_id"]) == []


def test_a_video_given_up_is_failed_until_somebody_wants_another_try(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    for _ in range(2):
        give_up_processing({"version_id": item["version_id"]}, "its worker died at every try")
    video = review.video(item["video_id"])
    assert (video["status"], video["failure"]["code"]) == ("failed", "video.processing_gave_up")
    assert told(review).count("video.failed") == 1
    process_video({"version_id": item["version_id"]})
    assert review.video(item["video_id"])["status"] == "failed"


@pytest.mark.django_db
def test_a_version_that_is_gone_is_no_trouble() -> None:
    unknown = {"version_id": str(UUID(int=7))}
    process_video(unknown)
    give_up_processing(unknown, "gone")


def test_one_upload_is_one_job(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    job = JobRecord.objects.get(payload={"version_id": item["version_id"]})
    assert (job.kind, job.key) == ("feedback.process_video", f"feedback.process_video:{item['version_id']}")
