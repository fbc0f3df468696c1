"""GET …/playback: what there is to watch of a version by now."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.ids import new_id
from feedback.contracts import StepName, StepState
from feedback.infrastructure.models import VersionRecord, VideoRecord
from tests.feedback.api.conftest import Review
from tests.feedback.watching import keep_sprite, keep_step, keep_stream, keep_waveform, make_ready


@pytest.fixture
def video_id(review: Review, film: bytes) -> str:
    """A video that no worker has seen."""
    return str(review.uploaded(film)["video_id"])


@pytest.fixture
def version_id(review: Review, video_id: str) -> UUID:
    """A ready version of which nothing else is made yet."""
    version_id = UUID(review.video(video_id)["version_id"])
    make_ready(version_id)
    return version_id


@pytest.fixture
def path(review: Review, video_id: str, version_id: UUID) -> str:
    return f"{review.path}/videos/{video_id}/versions/{version_id}/playback"


def playback(review: Review, path: str) -> dict[str, Any]:
    answer = review.api.get(path)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def test_of_a_version_that_nobody_has_read_nothing_is_watched(review: Review, video_id: str) -> None:
    version_id = review.video(video_id)["version_id"]
    body = playback(review, f"{review.path}/videos/{video_id}/versions/{version_id}/playback")
    assert (body["version_id"], body["status"]) == (version_id, "processing")
    unknown = ("decision", "duration", "source", "hls", "poster_url", "sprite", "waveform")
    assert [body[name] for name in unknown] == [None] * len(unknown)


def test_a_version_of_which_nothing_else_is_made_shows_its_source(review: Review, path: str) -> None:
    body = playback(review, path)
    assert (body["status"], body["decision"]["delivery"], body["source"]["media_type"]) == (
        "ready",
        "play",
        "video/mp4",
    )
    assert [body[name] for name in ("hls", "sprite", "waveform")] == [None] * 3


def test_all_that_is_made_is_told(review: Review, path: str, version_id: UUID) -> None:
    VersionRecord.objects.filter(id=version_id).update(decision="remux", decision_reason="delivery.wrapping")
    for name in ("source", "360p", "720p"):
        keep_stream(version_id, name, ["1"])
    keep_sprite(version_id)
    keep_waveform(version_id)
    keep_step(version_id, StepName.LADDER, {})
    body = playback(review, path)
    assert (body["status"], body["decision"]["delivery"]) == ("ready", "remux")
    seen = review.api.get(path.removesuffix("/playback")).json()
    steps = review.api.get(path.replace("/playback", "/processing")).json()
    assert body["decision"] == seen["decision"] == steps["decision"]
    assert seen["decision"]["reason"] == "delivery.wrapping"
    assert body["hls"]["complete"] is True
    place = body["hls"]["master_url"].removesuffix("master.m3u8")
    assert body["hls"]["source_url"] == f"{place}source.m3u8"
    assert body["sprite"]["vtt_url"] == f"{place}sprite.vtt"
    assert [body["sprite"][name] for name in ("width", "height", "tile_count")] == [320, 90, 2]
    signed = [body["source"]["url"], body["poster_url"], body["sprite"]["url"], *body["waveform"].values()]
    assert all("X-Amz-Signature=" in url for url in signed)
    assert len({*signed}) == 5


def test_the_reason_is_told_in_the_caller_s_language(review: Review, path: str, version_id: UUID) -> None:
    VersionRecord.objects.filter(id=version_id).update(decision="encode", decision_reason="delivery.hdr")
    told = [
        review.api.with_(Accept_Language=language).get(path).json()["decision"]["detail"] for language in ("ko", "en")
    ]
    assert "HDR" in told[0]
    assert told[1] == "High dynamic range is brought into what usual screens show."


@pytest.mark.parametrize(
    ("streams", "is_master", "is_source"),
    [({"source"}, False, True), ({"360p"}, True, False), ({"source", "360p"}, True, True)],
)
def test_only_what_plays_has_a_playlist(
    review: Review, path: str, version_id: UUID, streams: set[str], is_master: bool, is_source: bool
) -> None:
    keep_stream(version_id, "720p", [], complete=False)
    for name in streams:
        keep_stream(version_id, name, ["4"], complete=False)
    keep_step(version_id, StepName.LADDER, {}, StepState.RUNNING)
    hls = playback(review, path)["hls"]
    assert (hls["master_url"] is not None, hls["source_url"] is not None, hls["complete"]) == (
        is_master,
        is_source,
        False,
    )


def test_a_stream_without_a_segment_is_none_yet(review: Review, path: str, version_id: UUID) -> None:
    keep_stream(version_id, "360p", [], complete=False)
    assert playback(review, path)["hls"] is None


def test_a_silent_film_has_no_waveform(review: Review, path: str, version_id: UUID) -> None:
    keep_step(version_id, StepName.WAVEFORM, {})
    assert playback(review, path)["waveform"] is None


def test_the_answer_stays_the_same_and_nobody_keeps_it(review: Review, path: str) -> None:
    first, again = review.api.get(path), review.api.get(path)
    assert first.json() == again.json()
    assert first.headers["Cache-Control"] == "private, no-store"
    assert review.api.with_(If_None_Match=first.headers["ETag"]).get(path).status_code == 304


def test_fields_may_be_picked_from_playback(review: Review, path: str) -> None:
    assert set(review.api.get(path, {"fields": "hls,source"}).json()) == {"hls", "source"}
    assert review.api.get(path, {"fields": "secret"}).status_code == 400


def test_who_may_read_may_watch(join: Callable[[str], Review], path: str) -> None:
    for role in ("viewer", "reviewer", "editor", "admin"):
        assert "token" not in playback(join(role), path)


def test_a_version_of_another_video_or_project_is_not_there(
    review: Review, path: str, video_id: str, film: bytes, make_project: Callable[..., Any], version_id: UUID
) -> None:
    other = review.uploaded(film)
    foreign_id, owner = make_project()
    foreign = Review(review.api, foreign_id, owner)
    for place in (
        f"{review.path}/videos/{other['video_id']}/versions/{version_id}/playback",
        f"{review.path}/videos/{video_id}/versions/{new_id()}/playback",
        f"{review.path}/videos/{video_id}/versions/nonsense/playback",
        f"{foreign.path}/videos/{video_id}/versions/{version_id}/playback",
    ):
        api = foreign.api if place.startswith(foreign.path) else review.api
        assert api.get(place).status_code == 404, place


@pytest.mark.parametrize("record", [VersionRecord, VideoRecord])
def test_what_is_in_the_trash_is_not_watched(
    review: Review, path: str, video_id: str, version_id: UUID, record: Any
) -> None:
    record.objects.filter(id=version_id if record is VersionRecord else video_id).update(deleted_at=now())
    answer = review.api.get(path)
    assert (answer.status_code, answer.code) == (404, "video.not_found")


def test_playback_takes_four_statements(
    review: Review, path: str, version_id: UUID, django_assert_max_num_queries: Any
) -> None:
    for name in ("source", "360p", "720p"):
        keep_stream(version_id, name, ["4"] * 100)
    keep_sprite(version_id)
    with django_assert_max_num_queries(4):
        playback(review, path)
