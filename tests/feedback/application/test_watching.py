"""Playback and playlists on fakes: who is asked, in which order, and what an address is worth."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.admit_viewer import OneDoor
from feedback.application.playback_ports import Film, Ladder, SpriteSheet, Stream, Waveform
from feedback.application.read_playback import Playback, read_playback
from feedback.application.read_playlists import read_master_playlist, read_media_playlist, read_thumbnail_track
from feedback.contracts import Delivery, VideoStatus
from feedback.domain.hls import Variant
from feedback.domain.refusals import PlaybackEnded, PlaybackNotFound, VideoNotFound
from feedback.domain.viewing import Viewing
from feedback.domain.web_vtt import Tile
from projects.contracts import Capability
from tests.core.fakes import FakeAddressSigner
from tests.feedback.examples import ACTOR, LATER
from tests.feedback.fake_playback import FakePlaybackReads, FakeRevoked, FakeViewingTokens
from tests.feedback.fakes import FakeAccess, Refused
from tests.playlists import read_master, read_media, read_track

TILES = (Tile(start=Decimal(0), end=Decimal(3), x=0, y=0, width=160, height=90),)
VARIANT = Variant(
    uri="360p.m3u8", width=640, height=360, codecs="avc1.64001e", bandwidth=900_000, average_bandwidth=600_000
)


class Cinema:
    """All ports in memory, and a film of three seconds."""

    def __init__(self) -> None:
        self.project_id, self.video_id, self.version_id = new_id(), new_id(), new_id()
        self.access, self.tokens, self.revoked = FakeAccess(), FakeViewingTokens(), FakeRevoked()
        self.now, self.signer = LATER, FakeAddressSigner()
        self.reads = FakePlaybackReads()
        self.reads.put(self.project_id, self.video_id, film_of(self.version_id))

    def clock(self) -> datetime:
        return self.now

    def watch(self, video_id: UUID | None = None) -> Playback:
        ports: dict[str, Any] = {"access": self.access, "reads": self.reads, "tokens": self.tokens}
        place = (self.project_id, video_id or self.video_id, self.version_id)
        return read_playback(ACTOR, *place, signer=self.signer, clock=self.clock, **ports)

    def listing(self) -> dict[str, Any]:
        admission = OneDoor(self.tokens, self.revoked, self.access, self.clock)
        return {"admission": admission, "reads": self.reads}

    def signing(self) -> dict[str, Any]:
        return {"signer": self.signer}


def film_of(version_id: UUID) -> Film:
    return Film(
        version_id=version_id,
        status=VideoStatus.READY,
        delivery=Delivery.PLAY,
        reason="delivery.plays",
        duration=Decimal(3),
        source_key="source",
        media_type="video/mp4",
        poster_key="poster.jpg",
        streams=frozenset({"360p"}),
        is_whole=True,
        sprite=SpriteSheet("sprite.jpg", 160, 90, TILES),
        waveform=Waveform("peaks.json", "peaks.dat"),
    )


@pytest.fixture
def cinema() -> Cinema:
    return Cinema()


def test_a_list_tells_the_same_addresses_as_long_as_it_is_told_at_all(cinema: Cinema) -> None:
    playback = cinema.watch()
    cinema.reads.streams[cinema.version_id, "360p"] = Stream("init.mp4", 4, (("1.m4s", Decimal(3)),), is_complete=True)
    told = set()
    for minutes in (0, 29, 30, 59):
        cinema.now = LATER + timedelta(minutes=minutes)
        told.add(read_media_playlist(playback.token, "360p", **cinema.listing(), **cinema.signing()))
    (text,) = told
    assert read_media(text).init.endswith(f"until={playback.expires_at:%H:%M}")


def test_whoever_may_read_gets_an_address_for_everything_that_ends_together(cinema: Cinema) -> None:
    playback = cinema.watch()
    assert cinema.access.asked == [Capability.READ]
    assert set(playback.urls) == {"source", "poster.jpg", "sprite.jpg", "peaks.json", "peaks.dat"}
    assert all(f"until={playback.expires_at:%H:%M}" in url for url in playback.urls.values())
    assert cinema.tokens.viewing(playback.token) == Viewing(
        project_id=cinema.project_id,
        version_id=cinema.version_id,
        user_id=ACTOR.user_id,
        session_id=ACTOR.session_id,
        until=playback.expires_at,
    )


def test_a_stranger_gets_none(cinema: Cinema) -> None:
    cinema.access.role = None
    with pytest.raises(Refused):
        cinema.watch()
    assert cinema.tokens.given == {}


def test_a_film_that_is_not_there_is_not_watched(cinema: Cinema) -> None:
    with pytest.raises(VideoNotFound):
        cinema.watch(new_id())


def test_a_player_reads_what_the_person_may_read(cinema: Cinema) -> None:
    token = cinema.watch().token
    cinema.reads.ladders[cinema.version_id] = Ladder((VARIANT,), "25/1")
    cinema.reads.streams[cinema.version_id, "360p"] = Stream("init.mp4", 4, (("1.m4s", Decimal(3)),), is_complete=True)
    (variant,) = read_master(read_master_playlist(token, **cinema.listing()))
    media = read_media(read_media_playlist(token, "360p", **cinema.listing(), **cinema.signing()))
    (cue,) = read_track(read_thumbnail_track(token, **cinema.listing(), **cinema.signing()))
    assert (variant.uri, variant.attributes["FRAME-RATE"]) == ("360p.m3u8", "25.000")
    assert media.segments == [("https://objects.test/1.m4s?since=09:00&until=10:30", Decimal(3))]
    assert cue.uri == "https://objects.test/sprite.jpg?since=09:00&until=10:30"
    assert cinema.access.asked == [Capability.READ] * 4


def every_list(cinema: Cinema, token: str) -> None:
    """Reads all of them; each must be refused alike."""
    refusals = set()
    for read in (
        lambda: read_master_playlist(token, **cinema.listing()),
        lambda: read_media_playlist(token, "360p", **cinema.listing(), **cinema.signing()),
        lambda: read_thumbnail_track(token, **cinema.listing(), **cinema.signing()),
    ):
        with pytest.raises(Exception) as refusal:
            read()
        refusals.add(refusal.type)
    (kind,) = refusals
    raise kind


def test_an_address_that_nobody_made_reads_nothing(cinema: Cinema) -> None:
    with pytest.raises(PlaybackNotFound):
        every_list(cinema, "made up")
    assert cinema.access.asked == []


def test_an_address_ends_with_its_term(cinema: Cinema) -> None:
    playback = cinema.watch()
    cinema.now = playback.expires_at
    with pytest.raises(PlaybackEnded):
        every_list(cinema, playback.token)


def test_who_is_no_longer_let_in_reads_nothing(cinema: Cinema) -> None:
    token = cinema.watch().token
    cinema.revoked.holders.add((ACTOR.user_id, ACTOR.session_id))
    with pytest.raises(PlaybackNotFound):
        every_list(cinema, token)


def test_who_lost_the_right_reads_nothing(cinema: Cinema) -> None:
    token = cinema.watch().token
    cinema.access.role = None
    with pytest.raises(Refused):
        every_list(cinema, token)


def test_a_film_that_has_gone_is_listed_no_more(cinema: Cinema) -> None:
    token = cinema.watch().token
    cinema.reads.ladders[cinema.version_id] = Ladder((VARIANT,), "25/1")
    cinema.reads.trash(cinema.version_id)
    with pytest.raises(PlaybackNotFound):
        every_list(cinema, token)


def test_a_long_film_has_addresses_until_its_end(cinema: Cinema) -> None:
    hours = timedelta(hours=3)
    film = film_of(cinema.version_id)
    cinema.reads.put(cinema.project_id, cinema.video_id, film, duration=Decimal(hours.total_seconds()))
    assert cinema.watch().expires_at > cinema.now + hours + timedelta(minutes=30)
