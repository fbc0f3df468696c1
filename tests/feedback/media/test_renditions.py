"""The golden corpus of renditions: every film of it, decoded and counted picture by picture."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from feedback.application.media_ports import VideoFacts
from feedback.application.rendition_ports import Rendition, Transcoder
from feedback.infrastructure.media.ffmpeg_transcoder import FfmpegTranscoder
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.feedback.media.corpus import CODECS, ODD, RATES, coded
from tests.feedback.media.watching import source_moments, watch

TRANSCODER: Transcoder = FfmpegTranscoder(threads=1)
LEVELS = re.compile(r"avc1\.[0-9A-F]{6}(,mp4a\.40\.2)?")
SOUND_FRAME = Fraction(1024, 44_100)
Encoded = tuple[VideoFacts, tuple[Rendition, ...]]


def encode(path: Path, directory: Path) -> Encoded:
    facts = PyAVInspector().inspect(path)
    return facts, TRANSCODER.encode(path, facts, directory, lambda _rendition, _complete: None, lambda _percent: None)


def demand_whole(path: Path, facts: VideoFacts, rendition: Rendition) -> None:
    """Every picture of the film exactly once, at its moment."""
    watched = watch(rendition)
    moments, tick = source_moments(path, facts)
    assert len(watched.shown) == rendition.frame_count == facts.frame_count
    assert watched.shown[0] == 0
    assert all(abs(ours - theirs) <= tick for ours, theirs in zip(watched.shown, moments, strict=True))
    demand_playlist(facts, rendition, watched.shown, watched.keys)
    if facts.audio:
        assert watched.heard is not None
        start, end = watched.heard
        assert start <= SOUND_FRAME
        assert end <= Fraction(facts.duration) + 2 * SOUND_FRAME


def demand_playlist(facts: VideoFacts, rendition: Rendition, shown: list[Fraction], keys: list[Fraction]) -> None:
    """What a playlist tells of it is so."""
    frame = 1 / Fraction(facts.frame_rate)
    begins = [
        sum((Fraction(each.seconds) for each in rendition.segments[:index]), Fraction(0))
        for index in range(len(rendition.segments))
    ]
    assert all(any(abs(key - begin) < frame / 2 for key in keys) for begin in begins)
    total = sum(Fraction(segment.seconds) for segment in rendition.segments)
    assert abs(total - Fraction(facts.duration)) <= frame
    assert total > shown[-1]
    assert LEVELS.fullmatch(rendition.codecs)
    assert rendition.codecs.endswith("mp4a.40.2") == facts.audio
    assert 0 < rendition.average_bandwidth <= rendition.bandwidth
    assert all(segment.size == segment.path.stat().st_size for segment in rendition.segments)


def demand_size(facts: VideoFacts, rendition: Rendition) -> None:
    """Even, no larger than the film, and of its shape."""
    assert rendition.width % 2 == rendition.height % 2 == 0
    assert rendition.width <= max(2, facts.width)
    assert rendition.height <= max(2, facts.height)
    assert abs(rendition.width * facts.height - rendition.height * facts.width) <= 2 * max(facts.width, facts.height)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("codec", CODECS)
def test_every_picture_is_there_once_at_every_rate(tmp_path: Path, codec: str, rate: str) -> None:
    film = coded(tmp_path, codec, rate)
    facts, (rendition,) = encode(film, tmp_path)
    assert (facts.codec, Fraction(facts.frame_rate)) == (codec, Fraction(rate))
    assert len(rendition.segments) == 2
    demand_whole(film, facts, rendition)
    demand_size(facts, rendition)


@pytest.mark.parametrize("name", ODD)
def test_every_picture_of_an_odd_film_is_there_once(tmp_path: Path, name: str) -> None:
    film = ODD[name](tmp_path / name)
    facts, (rendition,) = encode(film, tmp_path)
    demand_whole(film, facts, rendition)
    demand_size(facts, rendition)
