"""The ladder as a whole, what colours and sides its pictures show, and films that are only wrapped anew."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from feedback.application.media_ports import MediaUnreadable, VideoFacts
from feedback.application.rendition_ports import Rendition, Transcoder
from feedback.domain.hls import target_seconds
from feedback.infrastructure.media.ffmpeg_transcoder import FfmpegTranscoder
from feedback.infrastructure.media.hls_output import HlsOutput
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.feedback.media.corpus import ODD, coded
from tests.feedback.media.test_renditions import demand_playlist, demand_whole, encode
from tests.feedback.media.watching import pictures_in, pixel, source_moments, watch
from tests.samples import Samples, ffmpeg, small

TRANSCODER: Transcoder = FfmpegTranscoder(threads=1)
NOBODY: Callable[[Any], None] = lambda _percent: None  # noqa: E731
FAR = 40
VFR = ("-fps_mode", "vfr")
RED, BLUE, LIME, BLACK = (254, 0, 0), (0, 0, 255), (0, 255, 0), (254, 0, 0)


@pytest.fixture(scope="module")
def climbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, VideoFacts, tuple[Rendition, ...], list[Any]]:
    """Seven and a bit seconds in two sizes, and what was heard while they were made."""
    folder = tmp_path_factory.mktemp("climbed")
    film = small(folder / "film.mp4", seconds=7.2, size="1280x720", rate="30000/1001", audio=True)
    facts, heard = PyAVInspector().inspect(film), []

    def hear(rendition: Rendition, complete: bool) -> None:
        assert all(segment.path.exists() for segment in rendition.segments)
        heard.append((rendition.name, len(rendition.segments), complete, rendition.bandwidth))

    return film, facts, TRANSCODER.encode(film, facts, folder, hear, heard.append), heard


def test_all_sizes_show_the_same_pictures_and_begin_anew_at_the_same_moments(climbed: Any) -> None:
    film, facts, made, _ = climbed
    assert [(each.name, each.width, each.height) for each in made] == [("720p", 1280, 720), ("360p", 640, 360)]
    for rendition in made:
        demand_whole(film, facts, rendition)
    large, small_one = (watch(rendition) for rendition in made)
    assert large.shown == small_one.shown
    assert large.keys == small_one.keys
    assert [each.seconds for each in made[0].segments] == [each.seconds for each in made[1].segments]
    assert [round(each.seconds) for each in made[0].segments] == [1, 1, 2, 3]


def test_the_smaller_the_less_it_demands(climbed: Any) -> None:
    _, _, made, heard = climbed
    assert made[0].bandwidth > made[1].bandwidth
    told = [each for each in heard if not isinstance(each, int)]
    for _, _, complete, bandwidth in (each for each in told if each[0] == "720p"):
        assert bandwidth > next(rate for name, _, whole, rate in told if (name, whole) == ("360p", complete))


def test_it_is_told_piece_by_piece_the_smallest_first(climbed: Any) -> None:
    _, _, _, heard = climbed
    told = [each[:3] for each in heard if not isinstance(each, int)]
    assert told[0] == ("360p", 1, False)
    assert told[-2:] == [("360p", 4, True), ("720p", 4, True)]
    counts = [count for name, count, _ in told if name == "720p"]
    assert counts == sorted(counts)
    percents = [each for each in heard if isinstance(each, int)]
    assert percents == sorted(percents)
    assert 0 <= percents[0] <= percents[-1] < 100


def test_what_is_told_while_it_grows_is_what_is_told_of_it_at_once(climbed: Any, tmp_path: Path) -> None:
    _, _, (_, made), _ = climbed
    grown, folder = HlsOutput(tmp_path / "360p"), tmp_path / "360p"
    folder.mkdir()
    copy(made.init, folder)
    for segment in made.segments:
        copy(segment.path, folder)
        assert (grown.look(), grown.look()) == (True, False)
        at_once = HlsOutput(folder)
        at_once.look()
        assert grown.rendition(complete=False) == grown.rendition(complete=False) == at_once.rendition(complete=False)


def test_no_segment_lasts_longer_than_is_told_from_the_first_on(tmp_path: Path) -> None:
    """Two seconds, after which one picture comes in ten seconds: segments end with pictures only."""
    film = small(
        tmp_path / "film.mkv", seconds=12, size="160x90", rate="25", extra=("-vf", "select='lt(n,50)+eq(n,299)'", *VFR)
    )
    facts, (rendition,) = encode(film, tmp_path)
    seconds = [segment.seconds for segment in rendition.segments]
    assert max(seconds) > 9
    assert round(max(seconds)) <= target_seconds(facts.longest_picture) == 14


def test_each_segment_can_be_shown_by_itself(climbed: Any) -> None:
    _, _, made, _ = climbed
    for rendition in made:
        counts = [len(pictures_in(rendition, segment)) for segment in rendition.segments]
        assert sum(counts) == rendition.frame_count
        assert all(pictures_in(rendition, segment)[0].key_frame for segment in rendition.segments)


def test_a_smaller_film_differs_by_less_than_it_is_told(tmp_path: Path, samples: Samples) -> None:
    black = small(tmp_path / "black.mp4", size="1280x720", extra=("-vf", "drawbox=c=black:t=fill"))
    _, (large, lean) = encode(black, tmp_path)
    assert large.bandwidth > lean.bandwidth >= lean.average_bandwidth


SIDES = {
    "turned.mov": {(0.25, 0.25): BLUE, (0.25, 0.75): RED, (0.75, 0.75): LIME},
    "upside-down.mp4": {(0.75, 0.75): RED, (0.25, 0.75): BLUE, (0.75, 0.25): LIME},
    "mirrored.mp4": {(0.75, 0.25): RED, (0.25, 0.25): BLUE, (0.75, 0.75): LIME},
}


@pytest.mark.parametrize("name", SIDES)
def test_pictures_stand_as_the_film_is_to_be_shown(tmp_path: Path, name: str) -> None:
    facts, (rendition,) = encode(ODD[name](tmp_path / name), tmp_path)
    assert (rendition.width, rendition.height) == (facts.width - facts.width % 2, facts.height - facts.height % 2)
    picture = pictures_in(rendition, rendition.segments[0])[0]
    for (across, down), colour in SIDES[name].items():
        found = pixel(picture, across, down)
        assert all(abs(ours - meant) < FAR for ours, meant in zip(found, colour, strict=True)), (found, colour)


@pytest.mark.parametrize("name", ["rgb.mkv", "full-range.mp4", "ten-bit.mkv", "see-through.mov", "silent.mov"])
def test_colours_stay_as_they_were(tmp_path: Path, name: str) -> None:
    film = ODD[name](tmp_path / name)
    _, (rendition,) = encode(film, tmp_path)
    _, (plain,) = encode(ODD["silent.mov"](tmp_path / "plain.mov"), _folder(tmp_path / "plain"))
    ours, meant = (pictures_in(each, each.segments[0])[0] for each in (rendition, plain))
    for across in (0.1, 0.9):
        pair = zip(pixel(ours, across, 0.9), pixel(meant, across, 0.9), strict=True)
        assert all(abs(one - other) < FAR for one, other in pair)


@pytest.mark.parametrize("name", ["pq.mp4", "hlg.mov"])
def test_light_beyond_a_usual_screen_is_brought_down_to_it(tmp_path: Path, name: str) -> None:
    facts, (rendition,) = encode(ODD[name](tmp_path / name), tmp_path)
    assert facts.hdr is not None
    picture = pictures_in(rendition, rendition.segments[0])[0]
    assert (picture.format.name, int(picture.color_trc), int(picture.color_primaries)) == ("yuv420p", 1, 1)
    red, green, blue = pixel(picture, 0.5, 0.5)
    assert 60 < green < 250
    assert max(red, green, blue) - min(red, green, blue) < FAR


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


WRAPPED = ("fragmented.mp4", "late-sound.mp4", "late-pictures.mkv", "long-sound.mp4", "short-sound.mkv", "uneven.mp4")


@pytest.mark.parametrize("name", [*WRAPPED, "silent.mov", "one.mp4", "short.mp4", "surround.mov", "turned.mov"])
def test_a_film_that_is_wrapped_anew_has_every_picture_once(tmp_path: Path, name: str) -> None:
    film = ODD[name](tmp_path / name)
    facts = PyAVInspector().inspect(film)
    rendition = TRANSCODER.remux(film, facts, tmp_path, NOBODY)
    watched = watch(rendition)
    moments, tick = source_moments(film, facts)
    assert rendition.name == "source"
    assert len(watched.shown) == rendition.frame_count == facts.frame_count
    assert all(abs(ours - theirs) <= tick for ours, theirs in zip(watched.shown, moments, strict=True))
    demand_playlist(facts, rendition, watched.shown, watched.keys)
    if watched.heard is not None:
        assert abs(watched.heard[0]) < Fraction(1, 20)
        assert watched.heard[1] <= Fraction(facts.duration) + Fraction(1, 20)


@pytest.mark.parametrize("rate", ["24000/1001", "30000/1001", "60"])
def test_pictures_that_are_stored_out_of_order_are_shown_in_order(tmp_path: Path, rate: str) -> None:
    film = coded(tmp_path, "h264", rate)
    facts = PyAVInspector().inspect(film)
    watched = watch(TRANSCODER.remux(film, facts, tmp_path, NOBODY))
    moments, tick = source_moments(film, facts)
    assert all(abs(ours - theirs) <= tick for ours, theirs in zip(watched.shown, moments, strict=True))
    assert watched.heard is not None
    assert abs(watched.heard[0]) < Fraction(1, 40)


@pytest.mark.parametrize("name", ["edited.mp4", "cut.mp4"])
def test_no_picture_is_shown_that_the_film_has_cut_away(tmp_path: Path, samples: Samples, name: str) -> None:
    film = samples.named("edited.mp4") if name == "edited.mp4" else cut_in_between(tmp_path)
    facts = PyAVInspector().inspect(film)
    rendition = TRANSCODER.remux(film, facts, tmp_path, NOBODY)
    assert (rendition.name, rendition.width, rendition.height) == ("source", facts.width, facts.height)
    demand_whole(film, facts, rendition)


def cut_in_between(folder: Path) -> Path:
    """From the middle of a group of pictures on, as phones cut: an edit list leaves out what was shown before."""
    whole = small(folder / "whole.mp4", seconds=2, audio=True, extra=("-preset", "veryfast", "-bf", 3, "-g", 30))
    ffmpeg("-ss", 1.3, "-i", whole, "-c", "copy", folder / "cut.mp4")
    return folder / "cut.mp4"


def test_pictures_that_are_wrapped_anew_are_those_of_the_film(tmp_path: Path, samples: Samples) -> None:
    film = samples.named("bframes.mp4")
    rendition = TRANSCODER.remux(film, PyAVInspector().inspect(film), tmp_path, NOBODY)
    assert rendition.codecs.startswith("avc1.")
    media = b"".join(segment.path.read_bytes() for segment in rendition.segments)
    whole = film.read_bytes()
    at = whole.index(b"mdat") + 1000
    assert whole[at : at + 200] in media


def test_what_whoever_listens_raises_ends_the_work(tmp_path: Path, samples: Samples) -> None:
    film = samples.named("bframes.mp4")
    facts = PyAVInspector().inspect(film)

    def gone(rendition: Rendition, complete: bool) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        TRANSCODER.encode(film, facts, tmp_path, gone, NOBODY)


@pytest.mark.parametrize("how", ["encode", "remux"])
def test_a_film_that_breaks_off_is_refused(tmp_path: Path, samples: Samples, how: str) -> None:
    facts = PyAVInspector().inspect(samples.named("fast.mp4"))
    broken = samples.holding("broken.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + bytes(4000))
    with pytest.raises(MediaUnreadable):
        if how == "encode":
            TRANSCODER.encode(broken, facts, tmp_path, lambda _rendition, _complete: None, NOBODY)
        else:
            TRANSCODER.remux(broken, facts, tmp_path, NOBODY)


def test_more_threads_than_find_room_are_not_the_films_fault(tmp_path: Path) -> None:
    film = small(tmp_path / "film.mp4", seconds=0.3, size="1920x1080")
    facts = PyAVInspector().inspect(film)
    made = FfmpegTranscoder(threads=200).encode(film, facts, tmp_path, lambda rendition, complete: None, NOBODY)
    assert [each.name for each in made] == ["1080p", "720p", "360p"]
