"""The work on a version as people see it, step by step, and what they may do about it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from core.domain.events import project_channel
from core.infrastructure import jobs, streams
from core.infrastructure.models import JobRecord
from core.infrastructure.object_store import object_store
from feedback.bootstrap.processing import encode_video, give_up_encoding, give_up_processing, process_video, sweep_steps
from feedback.infrastructure.models import RenditionRecord, StepRecord, StorageRecord, VersionRecord
from tests.client import Answer
from tests.feedback.api.conftest import Review

WorkOff = Callable[[], None]
STEPS = ["receive", "probe", "poster", "remux", "sprite", "waveform", "ladder"]


def address(item: dict[str, Any], review: Review) -> str:
    return f"{review.path}/videos/{item['video_id']}/versions/{item['version_id']}/processing"


def processing(review: Review, item: dict[str, Any]) -> dict[str, Any]:
    answer = review.api.get(address(item, review))
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def states(review: Review, item: dict[str, Any]) -> dict[str, str]:
    return {step["name"]: step["state"] for step in processing(review, item)["steps"]}


def retry(review: Review, item: dict[str, Any]) -> Answer:
    return review.api.post(f"{address(item, review)}/retry")


def told(review: Review) -> list[dict[str, Any]]:
    events = streams.read(project_channel(review.project_id), 0)
    return [event.data for event in events if event.type == "job.progress"]


@pytest.fixture
def item(review: Review, film: bytes) -> dict[str, Any]:
    return review.uploaded(film)


def test_before_a_worker_comes_all_steps_wait(review: Review, item: dict[str, Any]) -> None:
    seen = processing(review, item)
    assert (seen["status"], seen["decision"]) == ("processing", None)
    assert [(step["name"], step["state"], step["progress"], step["attempts"]) for step in seen["steps"]] == [
        (name, "waiting", 0, 0) for name in STEPS
    ]


def test_a_film_that_plays_as_it_is_is_encoded_all_the_same(
    review: Review, item: dict[str, Any], work_off: WorkOff
) -> None:
    work_off()
    seen = processing(review, item)
    assert (seen["status"], seen["decision"]["reason"]) == ("ready", "delivery.plays")
    assert states(review, item) == dict.fromkeys(STEPS, "done") | {"remux": "skipped"}
    assert all(step["started_at"] < step["ended_at"] for step in seen["steps"] if step["state"] == "done")
    assert {step["failure"] for step in seen["steps"]} == {None}


def test_every_state_of_a_step_is_told_once_in_order(review: Review, samples: Any, work_off: WorkOff) -> None:
    item = review.uploaded(samples.named("ntsc.mp4").read_bytes())
    work_off()
    for name in STEPS:
        of_step = [(each["state"], each["progress"]) for each in told(review) if each["step"] == name]
        assert (of_step[0], of_step[-1]) == (("running", 0), ("done", 100))
        assert [state for state, _ in of_step[1:-1]] == ["running"] * (len(of_step) - 2)
    assert {each["version_id"] for each in told(review)} == {item["version_id"]}


@pytest.mark.parametrize("name", ["vp9.webm", "plain.avi"])
def test_a_film_that_must_be_encoded_is_ready_by_its_ladder(
    review: Review, samples: Any, work_off: WorkOff, name: str
) -> None:
    item = review.uploaded(samples.named(name).read_bytes(), timestamp="0.5")
    process_video({"version_id": item["version_id"]})
    assert review.video(item["video_id"])["status"] == "processing"
    assert review.video(item["video_id"])["frame_count"] is not None
    work_off()
    assert (review.video(item["video_id"])["status"], processing(review, item)["decision"]["delivery"]) == (
        "ready",
        "encode",
    )


def test_what_was_made_of_a_version_is_all_that_lies_beside_its_source(
    review: Review, samples: Any, work_off: WorkOff
) -> None:
    item = review.uploaded(samples.named("ntsc.mp4").read_bytes())
    prefix = f"videos/{review.project_id}/{item['version_id']}/"
    object_store().put(f"{prefix}hls/360p/cut-off.m4s", b"what a killed worker left", media_type="video/mp4")
    work_off()
    stored = object_store().sizes(prefix)
    source = stored.pop(f"{prefix}source")
    made: dict[str, int] = {}
    for record in StepRecord.objects.filter(cut_id=item["version_id"]):
        made |= record.output["objects"]
    assert stored == made
    assert VersionRecord.objects.get(id=item["version_id"]).derived_bytes == sum(made.values())
    assert StorageRecord.objects.get(project_id=review.project_id).bytes == source + sum(made.values())


def test_a_version_that_failed_is_tried_again_from_where_it_failed(
    review: Review, item: dict[str, Any], work_off: WorkOff
) -> None:
    for _ in range(2):
        give_up_processing({"version_id": item["version_id"]}, "its worker died at every try")
    failed = processing(review, item)
    assert (failed["status"], failed["steps"][0]["state"]) == ("failed", "failed")
    assert failed["steps"][0]["failure"]["code"] == "video.processing_gave_up"
    JobRecord.objects.all().delete()
    answer = retry(review, item)
    assert (answer.status_code, answer.json()["status"]) == (202, "processing")
    assert states(review, item) == dict.fromkeys(STEPS, "waiting")
    work_off()
    assert review.video(item["video_id"])["status"] == "ready"
    assert retry(review, item).json()["code"] == "processing.nothing_failed"


def test_in_an_archived_project_nothing_is_tried_again(review: Review, item: dict[str, Any]) -> None:
    give_up_processing({"version_id": item["version_id"]}, "its worker died at every try")
    JobRecord.objects.all().delete()
    assert review.api.post(f"/v2/projects/{review.project_id}/archive").status_code == 200
    assert retry(review, item).json()["code"] == "project.archived"
    assert (processing(review, item)["status"], JobRecord.objects.count()) == ("failed", 0)


def test_a_version_that_plays_stays_ready_without_its_ladder(
    review: Review, item: dict[str, Any], work_off: WorkOff
) -> None:
    process_video({"version_id": item["version_id"]})
    give_up_encoding({"version_id": item["version_id"]}, "ffmpeg died at every try")
    assert (review.video(item["video_id"])["status"], states(review, item)["ladder"]) == ("ready", "failed")
    JobRecord.objects.all().delete()
    assert retry(review, item).status_code == 202
    work_off()
    assert states(review, item)["ladder"] == "done"


def test_a_step_of_a_dead_worker_is_shown_waiting_and_its_job_ordered_anew(
    review: Review, item: dict[str, Any]
) -> None:
    process_video({"version_id": item["version_id"]})
    JobRecord.objects.all().delete()
    StepRecord.objects.filter(cut_id=item["version_id"], name="ladder").update(state="running", attempts=1)
    assert sweep_steps() == (1, 1)
    assert states(review, item)["ladder"] == "waiting"
    assert [job.payload for job in JobRecord.objects.all()] == [{"version_id": item["version_id"]}]
    assert sweep_steps() == (0, 0)


def test_a_step_of_a_living_worker_is_left_alone(review: Review, item: dict[str, Any]) -> None:
    process_video({"version_id": item["version_id"]})
    job = JobRecord.objects.get(kind="feedback.encode_video")
    StepRecord.objects.filter(cut_id=item["version_id"], name="ladder").update(state="running", attempts=1)
    jobs._claim(job.id)
    assert sweep_steps() == (0, 0)
    assert states(review, item)["ladder"] == "running"


def test_a_deleted_version_is_worked_on_no_more(review: Review, item: dict[str, Any], work_off: WorkOff) -> None:
    VersionRecord.objects.filter(id=item["version_id"]).update(in_trash=True)
    process_video({"version_id": item["version_id"]})
    encode_video({"version_id": item["version_id"]})
    assert (told(review), sweep_steps()) == ([], (0, 0))
    assert review.api.get(address(item, review)).status_code == 404
    VersionRecord.objects.filter(id=item["version_id"]).update(in_trash=False)
    work_off()
    assert review.video(item["video_id"])["status"] == "ready"


def test_the_work_of_a_deleted_project_rests_until_it_is_restored(
    review: Review, item: dict[str, Any], work_off: WorkOff
) -> None:
    process_video({"version_id": item["version_id"]})
    before = told(review)
    assert review.api.delete(f"/v2/projects/{review.project_id}").status_code == 204
    work_off()
    assert sweep_steps() == (0, 0)
    review.api.post(f"/v2/projects/{review.project_id}/restore")
    assert (told(review), states(review, item)["ladder"]) == (before, "waiting")
    assert sweep_steps() == (0, 1)
    work_off()
    assert states(review, item)["ladder"] == "done"


def test_what_is_read_keeps_its_tag_and_can_be_cut_down(
    review: Review, item: dict[str, Any], work_off: WorkOff
) -> None:
    work_off()
    first = review.api.get(address(item, review))
    again = review.api.with_(If_None_Match=first.headers["ETag"]).get(address(item, review))
    assert again.status_code == 304
    assert review.api.get(f"{address(item, review)}?fields=status").json() == {"status": "ready"}
    assert review.api.get(f"{address(item, review)}?fields=nothing").status_code == 400


def test_what_was_made_of_a_film_can_be_watched(review: Review, samples: Any, work_off: WorkOff) -> None:
    item = review.uploaded(samples.named("ntsc.mp4").read_bytes())
    work_off()
    body = review.api.get(address(item, review).replace("/processing", "/playback")).json()
    assert (body["status"], body["decision"]["delivery"], body["hls"]["complete"]) == ("ready", "remux", True)
    assert None not in (body["source"], body["poster_url"], body["sprite"], body["waveform"], body["hls"]["source_url"])


def test_a_silent_film_has_no_sound_to_be_drawn(review: Review, item: dict[str, Any], work_off: WorkOff) -> None:
    work_off()
    body = review.api.get(address(item, review).replace("/processing", "/playback")).json()
    assert (states(review, item)["waveform"], body["waveform"]) == ("done", None)


def test_a_film_of_an_earlier_release_is_read_anew(
    review: Review, item: dict[str, Any], work_off: WorkOff, capsys: pytest.CaptureFixture[str]
) -> None:
    work_off()
    StepRecord.objects.filter(cut_id=item["version_id"]).delete()
    RenditionRecord.objects.filter(cut_id=item["version_id"]).delete()
    newer = ("bit_depth", "fast_start", "interlaced", "audio_channels", "audio_delay", "color_primaries")
    unknown = dict.fromkeys((*newer, "color_transfer", "color_space", "decision", "decision_reason"))
    VersionRecord.objects.filter(id=item["version_id"]).update(**unknown)
    capsys.readouterr()
    call_command("process_unread")
    call_command("process_unread")
    assert capsys.readouterr().out == "1 ordered\n0 ordered\n"
    work_off()
    assert set(states(review, item).values()) <= {"done", "skipped"}
    seen = processing(review, item)
    assert (seen["status"], seen["decision"]["delivery"]) == ("ready", "play")
