"""What players read by its address alone, and when it is read no more."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.conf import settings
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import VersionRecord, VideoRecord
from feedback.infrastructure.viewing_tokens import SignedViewingTokens
from identity.infrastructure.models import SessionRecord, User
from tests.client import ApiClient
from tests.core.infrastructure.test_object_store import download
from tests.feedback.api.conftest import Review
from tests.feedback.films import CONTENT_TYPE, FilePart, form
from tests.feedback.watching import keep_sprite, keep_stream, make_ready
from tests.playlists import read_master, read_media, read_track


@pytest.fixture
def video_id(review: Review, film: bytes) -> str:
    """A video that no worker has seen."""
    return str(review.uploaded(film)["video_id"])


@pytest.fixture
def version_id(review: Review, video_id: str) -> UUID:
    """A version that plays in two sizes, and as it was uploaded."""
    version_id = UUID(review.video(video_id)["version_id"])
    make_ready(version_id)
    keep_stream(version_id, "360p", ["4.004", "2.002"])
    keep_stream(version_id, "720p", ["4.004"], complete=False, target=10)
    keep_stream(version_id, "source", ["5.5", "0.506"])
    keep_sprite(version_id)
    return version_id


def place_of(review: Review, video_id: str, version_id: UUID) -> str:
    """Where the playlists of this person's viewing lie."""
    answer = review.api.get(f"{review.path}/videos/{video_id}/versions/{version_id}/playback")
    assert answer.status_code == 200, answer.content
    path = urlsplit(answer.json()["hls"]["master_url"]).path
    return path.removesuffix("/master.m3u8")


@pytest.fixture
def place(review: Review, video_id: str, version_id: UUID) -> str:
    return place_of(review, video_id, version_id)


def test_a_player_without_a_token_reads_the_sizes(api: ApiClient, place: str) -> None:
    answer = api.get(f"{place}/master.m3u8")
    assert (answer.status_code, answer.media_type) == (200, "application/vnd.apple.mpegurl")
    variants = read_master(answer.text)
    assert [variant.uri for variant in variants] == ["720p.m3u8", "360p.m3u8"]
    assert [variant.resolution for variant in variants] == [(1280, 720), (640, 360)]
    assert variants[0].attributes["FRAME-RATE"] == "29.970"


def test_a_film_of_variable_rate_tells_none(api: ApiClient, place: str, version_id: UUID) -> None:
    VersionRecord.objects.filter(id=version_id).update(variable_frame_rate=True)
    assert "FRAME-RATE" not in api.get(f"{place}/master.m3u8").text


def test_a_size_is_read_with_an_address_for_each_segment(api: ApiClient, place: str) -> None:
    answer = api.get(f"{place}/360p.m3u8")
    assert (answer.status_code, answer.media_type) == (200, "application/vnd.apple.mpegurl")
    media = read_media(answer.text)
    assert (media.is_ended, media.is_independent, media.seconds) == (True, True, Decimal("6.006"))
    uris = [media.init, *(uri for uri, _ in media.segments)]
    assert [urlsplit(uri).path.rpartition("/")[2] for uri in uris] == ["init.mp4", "00001.m4s", "00002.m4s"]
    assert all(uri.startswith(f"{settings.S3_PUBLIC_ENDPOINT_URL}/{settings.S3_BUCKET}/videos/") for uri in uris)


def test_what_was_uploaded_is_a_stream_of_its_own(api: ApiClient, place: str) -> None:
    media = read_media(api.get(f"{place}/source.m3u8").text)
    assert (media.seconds, media.target, media.is_independent) == (Decimal("6.006"), 6, False)


def test_a_growing_stream_is_told_so_and_grows(api: ApiClient, place: str, version_id: UUID) -> None:
    told = [api.get(f"{place}/720p.m3u8").text]
    for seconds, complete in ((["4.004", "9.5"], False), (["4.004", "9.5", "2.002"], True)):
        keep_stream(version_id, "720p", seconds, complete=complete, target=10)
        told.append(api.get(f"{place}/720p.m3u8").text)
    assert all(later.startswith(earlier) for earlier, later in pairwise(told))
    lists = [read_media(text) for text in told]
    assert [(len(each.segments), each.is_ended) for each in lists] == [(1, False), (2, False), (3, True)]


def test_thumbnails_name_their_tile_of_the_sheet(api: ApiClient, place: str) -> None:
    answer = api.get(f"{place}/sprite.vtt")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/vtt; charset=utf-8")
    cues = read_track(answer.text)
    assert [cue.area for cue in cues] == [(0, 0, 160, 90), (160, 0, 160, 90)]
    assert "X-Amz-Signature=" in cues[0].uri


@pytest.mark.parametrize("name", ["1080p.m3u8", "poster.m3u8"])
def test_what_is_not_made_is_not_there(api: ApiClient, place: str, name: str) -> None:
    answer = api.get(f"{place}/{name}")
    assert (answer.status_code, answer.code) == (404, "playback.not_found")


def test_a_version_without_a_ladder_or_thumbnails_has_no_list_of_them(
    api: ApiClient, review: Review, film: bytes
) -> None:
    item = review.uploaded(film)
    make_ready(UUID(item["version_id"]))
    keep_stream(UUID(item["version_id"]), "source", ["1"])
    body = review.api.get(f"{review.path}/videos/{item['video_id']}/versions/{item['version_id']}/playback").json()
    place = urlsplit(body["hls"]["source_url"]).path.removesuffix("/source.m3u8")
    for name in ("master.m3u8", "sprite.vtt"):
        answer = api.get(f"{place}/{name}")
        assert (answer.status_code, answer.code) == (404, "playback.not_found")


def test_nobody_keeps_a_list_of_addresses(api: ApiClient, place: str) -> None:
    for name in ("master.m3u8", "360p.m3u8", "sprite.vtt"):
        assert api.get(f"{place}/{name}").headers["Cache-Control"] == "private, no-store"


def test_whatever_a_player_accepts_it_gets_its_list(api: ApiClient, place: str) -> None:
    for accepted in ("application/vnd.apple.mpegurl", "text/vtt", "*/*", "image/png"):
        assert api.with_(Accept=accepted).get(f"{place}/master.m3u8").status_code == 200
        assert api.with_(Accept=accepted).get(f"{place}/none.m3u8").code == "playback.not_found"


def test_a_long_list_is_compressed(api: ApiClient, place: str, version_id: UUID) -> None:
    keep_stream(version_id, "360p", ["4.004"] * 500)
    plain = api.get(f"{place}/360p.m3u8")
    answer = api._client.get(f"{place}/360p.m3u8", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == plain.content
    assert len(answer.content) < len(plain.content) / 4


def test_players_at_other_origins_may_read(api: ApiClient, place: str) -> None:
    origin = settings.CORS_ALLOWED_ORIGINS[0]
    for name in ("master.m3u8", "360p.m3u8", "sprite.vtt", "none.m3u8"):
        assert api.with_(Origin=origin).get(f"{place}/{name}").headers["Access-Control-Allow-Origin"] == origin
        assert (
            "Access-Control-Allow-Origin" not in api.with_(Origin="https://evil.example").get(f"{place}/{name}").headers
        )


@pytest.fixture
def stored(version_id: UUID) -> Iterator[None]:
    """A stream whose objects are there."""
    place = f"videos/{new_id()}/{version_id}/hls/360p"
    objects = {f"{place}/init.mp4": b"init", f"{place}/00001.m4s": b"first", f"{place}/00002.m4s": b"second"}
    for key, body in objects.items():
        object_store().put(key, body, media_type="video/mp4")
    keep_stream(version_id, "360p", ["4", "2"], place=place)
    yield
    object_store().delete(list(objects))


@pytest.mark.usefixtures("stored")
def test_every_address_opens_its_object(api: ApiClient, place: str) -> None:
    media = read_media(api.get(f"{place}/360p.m3u8").text)
    assert [download(uri)[2] for uri in (media.init, *(uri for uri, _ in media.segments))] == [
        b"init",
        b"first",
        b"second",
    ]


def refused(api: ApiClient, place: str) -> set[tuple[int, str]]:
    answers = [api.get(f"{place}/{name}") for name in ("master.m3u8", "360p.m3u8", "source.m3u8", "sprite.vtt")]
    return {(answer.status_code, answer.code) for answer in answers}


def test_an_address_that_nobody_made_opens_nothing(api: ApiClient, place: str) -> None:
    token = place.rpartition("/")[2]
    told, _, signature = token.partition(".")
    flipped = ("A" if told[0] != "A" else "B") + told[1:]
    for other in ("none", f"{flipped}.{signature}", told, f"{told}.", f".{signature}", f"{token}A", "%00", "가"):
        assert refused(api, place.replace(token, other)) == {(404, "playback.not_found")}, other


def test_an_address_ends(api: ApiClient, review: Review, version_id: UUID) -> None:
    tokens = SignedViewingTokens()
    for moment, answers in ((timedelta(seconds=5), {200}), (timedelta(0), {410})):
        viewing = viewing_of(review, version_id, moment)
        place = f"/v2/playback/{tokens.token(viewing)}"
        assert {api.get(f"{place}/{name}").status_code for name in ("master.m3u8", "360p.m3u8")} == answers
    assert refused(api, place) == {(410, "playback.ended")}


def viewing_of(review: Review, version_id: UUID, lasting: timedelta) -> Any:
    from feedback.domain.viewing import Viewing

    return Viewing(
        project_id=review.project_id,
        version_id=version_id,
        user_id=review.actor.user_id,
        session_id=None,
        until=utc_now() + lasting,
    )


@pytest.mark.parametrize("record", [VersionRecord, VideoRecord])
def test_what_goes_to_the_trash_is_watched_no_more(
    api: ApiClient, place: str, video_id: str, version_id: UUID, record: Any
) -> None:
    rows = record.objects.filter(id=version_id if record is VersionRecord else video_id)
    rows.update(deleted_at=now())
    assert refused(api, place) == {(404, "playback.not_found")}
    rows.update(deleted_at=None)
    assert api.get(f"{place}/master.m3u8").status_code == 200


def test_a_video_that_is_brought_back_from_the_trash_plays_again(
    api: ApiClient, review: Review, place: str, video_id: str
) -> None:
    assert review.api.delete(f"{review.path}/videos/{video_id}").status_code == 204
    assert refused(api, place) == {(404, "playback.not_found")}
    assert review.api.post(f"{review.path}/videos/{video_id}/restore").status_code == 200
    assert api.get(f"{place}/360p.m3u8").status_code == 200


def test_a_version_in_the_trash_plays_no_more_but_the_other_does(
    api: ApiClient, review: Review, place: str, video_id: str, version_id: UUID, film: bytes
) -> None:
    versions = f"{review.path}/videos/{video_id}/versions"
    added = review.api.raw("POST", versions, form(FilePart(film)), CONTENT_TYPE)
    assert added.status_code == 201, added.content
    newer = UUID(added.json()["version_id"])
    make_ready(newer)
    keep_stream(newer, "360p", ["4"])
    theirs = place_of(review, video_id, newer)
    assert review.api.delete(f"{versions}/{version_id}").status_code == 204
    assert refused(api, place) == {(404, "playback.not_found")}
    assert api.get(f"{theirs}/360p.m3u8").status_code == 200


def test_the_playlists_of_a_deleted_project_are_not_there(api: ApiClient, review: Review, place: str) -> None:
    assert review.api.delete(f"/v2/projects/{review.project_id}").status_code == 204
    assert refused(api, place) == {(404, "project.not_found")}


def test_who_leaves_the_project_watches_no_more(
    api: ApiClient, review: Review, join: Callable[[str], Review], video_id: str, version_id: UUID, place: str
) -> None:
    guest = join("viewer")
    theirs = place_of(guest, video_id, version_id)
    assert api.get(f"{theirs}/master.m3u8").status_code == 200
    removed = review.api.delete(f"/v2/projects/{review.project_id}/members/{guest.actor.user_id}")
    assert removed.status_code == 204
    assert refused(api, theirs) == {(404, "project.not_found")}
    assert api.get(f"{place}/master.m3u8").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_logs_out_has_left_no_open_address(api: ApiClient, review: Review, video_id: str, version_id: UUID) -> None:
    session_id = new_id()
    SessionRecord.objects.create(id=session_id, user_id=review.actor.user_id, created_at=now(), last_used_at=now())
    at_work = Review(api, review.project_id, replace(review.actor, session_id=session_id))
    theirs = place_of(at_work, video_id, version_id)
    assert api.get(f"{theirs}/master.m3u8").status_code == 200
    assert at_work.api.post("/v2/auth/logout-all").status_code == 204
    assert refused(api, theirs) == {(404, "playback.not_found")}


def test_an_address_tells_nothing_of_the_person(review: Review, place: str, make_person: Callable[..., Actor]) -> None:
    address = User.objects.get(id=review.actor.user_id).email
    assert address not in place
    assert review.actor.name not in place
    assert str(review.actor.user_id) not in place


def test_requests_are_counted_for_the_person_who_got_the_address(api: ApiClient, place: str) -> None:
    limit, _, _ = settings.RATE_LIMITS["play"].partition("/")
    left = [int(api.get(f"{place}/master.m3u8").headers["RateLimit-Remaining"]) for _ in range(2)]
    stranger = api.get("/v2/playback/none/master.m3u8")
    assert left == [int(limit) - 1, int(limit) - 2]
    assert stranger.headers["RateLimit-Limit"] == limit


@pytest.mark.parametrize("count", [1, 2700])
def test_a_list_takes_two_statements_however_long(
    api: ApiClient, place: str, version_id: UUID, count: int, django_assert_max_num_queries: Any
) -> None:
    keep_stream(version_id, "360p", ["4.004"] * count)
    for name in ("master.m3u8", "360p.m3u8", "sprite.vtt"):
        with django_assert_max_num_queries(2):
            assert api.get(f"{place}/{name}").status_code == 200
