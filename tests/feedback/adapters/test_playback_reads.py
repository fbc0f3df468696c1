"""PlaybackReads, on the fake and on PostgreSQL."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.playback_ports import Film, Ladder, PlaybackReads, SpriteSheet, Stream, Waveform
from feedback.contracts import Delivery, StepName, StepState, VideoStatus
from feedback.domain.hls import Variant
from feedback.domain.video_version import VideoVersion
from feedback.domain.web_vtt import Tile
from projects.contracts import ProjectGrant, Role
from projects.domain.roles import ROLES
from tests.feedback import examples
from tests.feedback.fake_playback import FakePlaybackReads

RATE = "25/1"
CUT = {"status": VideoStatus.READY}


def grant_of(project_id: UUID) -> ProjectGrant:
    return ProjectGrant(project_id, new_id(), "김지민", Role.VIEWER, ROLES.of(Role.VIEWER))


class FakeShelf:
    """Versions with what was made of them, in memory."""

    def __init__(self) -> None:
        self.reads = FakePlaybackReads()

    def add(self, cut: VideoVersion) -> None:
        self.reads.put(cut.project_id, cut.video_id, whole(cut))
        self.reads.ladders[cut.id] = LADDER
        for name in ("source", "360p"):
            self.reads.streams[cut.id, name] = stream_of(cut.id, name)

    def trash(self, cut: VideoVersion, *, with_video: bool) -> None:
        self.reads.trash(cut.id)

    def lose_ladder(self, cut: VideoVersion) -> None:
        self.reads.streams[cut.id, "360p"] = replace(stream_of(cut.id, "360p"), is_complete=True)


class PostgresShelf:
    def __init__(self) -> None:
        from feedback.infrastructure.playback_reads import PostgresPlaybackReads

        self.reads = PostgresPlaybackReads()

    def add(self, cut: VideoVersion) -> None:
        from core.infrastructure.unit_of_work import unit_of_work
        from feedback.infrastructure.models import VersionRecord
        from feedback.infrastructure.video_versions import PostgresVideoVersions
        from tests.feedback.watching import keep_sprite, keep_step, keep_stream, keep_waveform

        told: list[Any] = []
        with unit_of_work(by=examples.ACTOR):
            PostgresVideoVersions(told.append).add(cut)
        VersionRecord.objects.filter(id=cut.id).update(
            frame_rate=RATE, variable_frame_rate=False, decision="remux", decision_reason="delivery.wrapping"
        )
        keep_stream(cut.id, "source", ["5.5", "0.506"])
        keep_stream(cut.id, "360p", ["4.004"], complete=False)
        keep_stream(cut.id, "720p", [], complete=False)
        keep_sprite(cut.id)
        keep_waveform(cut.id)
        keep_step(cut.id, StepName.LADDER, {}, StepState.RUNNING)

    def trash(self, cut: VideoVersion, *, with_video: bool) -> None:
        from feedback.infrastructure.models import VersionRecord, VideoRecord

        if with_video:
            VideoRecord.objects.filter(id=cut.video_id).update(deleted_at=examples.LATER)
        else:
            VersionRecord.objects.filter(id=cut.id).update(deleted_at=examples.LATER)

    def lose_ladder(self, cut: VideoVersion) -> None:
        from feedback.infrastructure.models import StepRecord

        StepRecord.objects.filter(cut_id=cut.id, name=StepName.LADDER).update(state=StepState.FAILED)


LADDER = Ladder(
    (
        Variant(
            uri="360p.m3u8",
            width=640,
            height=360,
            codecs="avc1.64001e,mp4a.40.2",
            bandwidth=900_000,
            average_bandwidth=675_000,
        ),
    ),
    RATE,
)


def stream_of(version_id: UUID, name: str) -> Stream:
    place = f"videos/film/{version_id}/hls/{name}"
    seconds = [Decimal("5.5"), Decimal("0.506")] if name == "source" else [Decimal("4.004")]
    segments = tuple((f"{place}/{number:05}.m4s", each) for number, each in enumerate(seconds, 1))
    return Stream(f"{place}/init.mp4", 4, segments, is_complete=name == "source")


def sheet_of(version_id: UUID) -> SpriteSheet:
    tiles = (
        Tile(start=Decimal(0), end=Decimal("2.000"), x=0, y=0, width=160, height=90),
        Tile(start=Decimal("2.000"), end=Decimal("3.000"), x=160, y=0, width=160, height=90),
    )
    return SpriteSheet(f"videos/film/{version_id}/sprite.jpg", 320, 90, tiles)


def whole(cut: VideoVersion) -> Film:
    """What is to be told of it."""
    place = f"videos/film/{cut.id}/waveform"
    return Film(
        version_id=cut.id,
        status=VideoStatus.READY,
        delivery=Delivery.REMUX,
        reason="delivery.wrapping",
        duration=examples.FACTS.duration,
        source_key=cut.source.object_key,
        media_type="video/quicktime",
        poster_key=cut.poster_key,
        streams=frozenset({"source", "360p"}),
        is_whole=False,
        sprite=sheet_of(cut.id),
        waveform=Waveform(f"{place}.json", f"{place}.dat"),
    )


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Any:
    return FakeShelf() if request.param == "fake" else PostgresShelf()


@pytest.fixture
def cut(shelf: Any) -> VideoVersion:
    """A version of which all is made but the last size."""
    example = examples.version(new_id(), **CUT)
    shelf.add(example)
    return example


def told(reads: PlaybackReads, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> list[Any]:
    """Everything there is to ask of a version."""
    return [
        reads.film(grant, video_id, version_id),
        reads.ladder(grant, version_id),
        reads.stream(grant, version_id, "360p"),
        reads.stream(grant, version_id, "source"),
        reads.sprite(grant, version_id),
    ]


def test_all_that_is_made_is_told(shelf: Any, cut: VideoVersion) -> None:
    duration = examples.FACTS.duration
    assert told(shelf.reads, grant_of(cut.project_id), cut.video_id, cut.id) == [
        whole(cut),
        LADDER,
        (stream_of(cut.id, "360p"), duration),
        (stream_of(cut.id, "source"), duration),
        (sheet_of(cut.id), duration),
    ]


def test_what_has_no_segment_is_no_stream(shelf: Any, cut: VideoVersion) -> None:
    assert shelf.reads.stream(grant_of(cut.project_id), cut.id, "720p") is None
    assert shelf.reads.stream(grant_of(cut.project_id), cut.id, "1080p") is None


@pytest.mark.parametrize("with_video", [False, True])
def test_nothing_is_told_of_what_is_in_the_trash(shelf: Any, cut: VideoVersion, with_video: bool) -> None:
    shelf.trash(cut, with_video=with_video)
    assert told(shelf.reads, grant_of(cut.project_id), cut.video_id, cut.id) == [None] * 5


def test_nothing_is_told_beyond_the_grant(shelf: Any, cut: VideoVersion) -> None:
    assert told(shelf.reads, grant_of(new_id()), cut.video_id, cut.id) == [None] * 5


def test_a_version_is_told_of_its_own_video_only(shelf: Any, cut: VideoVersion) -> None:
    other = replace(examples.version(cut.project_id, **CUT))
    shelf.add(other)
    assert shelf.reads.film(grant_of(cut.project_id), other.video_id, cut.id) is None
    assert shelf.reads.film(grant_of(cut.project_id), other.video_id, new_id()) is None


def test_a_stream_whose_ladder_has_failed_ends_where_it_ends(shelf: Any, cut: VideoVersion) -> None:
    grant = grant_of(cut.project_id)
    assert not shelf.reads.stream(grant, cut.id, "360p")[0].is_complete
    shelf.lose_ladder(cut)
    assert shelf.reads.stream(grant, cut.id, "360p")[0].is_complete
