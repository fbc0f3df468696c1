from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import av
import pytest

from feedback.application.media_ports import MediaInspector, MediaUnreadable, Pictures
from feedback.domain.frame_rate import FrameRate
from feedback.infrastructure.media.blame import InspectionFailed
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.samples import Samples, ffmpeg, turned

INSPECTOR: MediaInspector = PyAVInspector()
TURNS = {
    "quarter": ("-display_rotation", 90),
    "half": ("-display_rotation", 180),
    "three quarters": ("-display_rotation", 270),
    "mirrored": ("-display_hflip",),
    "quarter mirrored": ("-display_rotation", 90, "-display_hflip"),
    "three quarters mirrored": ("-display_rotation", 270, "-display_hflip"),
    "upside down": ("-display_vflip",),
}


def pictures_of(path: Path, directory: Path) -> Pictures:
    return INSPECTOR.make_pictures(path, INSPECTOR.inspect(path), directory)


def corners(path: Path) -> tuple[int, int, list[tuple[int, int, int]]]:
    """Size and the colours of the four corners, each to the nearest eighth."""
    with av.open(str(path)) as media:
        frame = next(media.decode(video=0)).reformat(format="rgb24")
    plane, stride = bytes(frame.planes[0]), frame.planes[0].line_size
    spots = [(x, y) for y in (20, frame.height - 20) for x in (20, frame.width - 20)]
    pixels = [plane[y * stride + x * 3 : y * stride + x * 3 + 3] for x, y in spots]
    return frame.width, frame.height, [tuple((value + 16) // 32 for value in pixel) for pixel in pixels]  # type: ignore[misc]


SPREAD = ["ntsc.mp4", "film.mov", "plain.avi", "plain.webm", "plain.mkv", "fragmented.mp4", "bframes.mp4"]
UNUSUAL = ["edited.mp4", "late.mp4", "live.avi", "one-key.webm"]


@pytest.mark.parametrize("name", SPREAD + UNUSUAL)
def test_ten_thumbnails_are_spread_over_the_film(samples: Samples, tmp_path: Path, name: str) -> None:
    facts = INSPECTOR.inspect(samples.named(name))
    pictures = INSPECTOR.make_pictures(samples.named(name), facts, tmp_path)
    rate = FrameRate.parse(facts.frame_rate)
    shown = [rate.frame_at(thumbnail.seconds) for thumbnail in pictures.thumbnails]
    assert shown == [(2 * index + 1) * facts.frame_count // 20 for index in range(10)]
    for picture in (pictures.poster, *pictures.thumbnails):
        assert (picture.width, picture.height) == corners(picture.path)[:2] == (320, 180)
        assert picture.path.read_bytes().startswith(b"\xff\xd8\xff")
    assert {picture.path for picture in pictures.thumbnails} | {pictures.poster.path} == set(tmp_path.iterdir())


def test_a_large_film_gets_smaller_pictures(samples: Samples, tmp_path: Path) -> None:
    pictures = pictures_of(samples.named("wide.mp4"), tmp_path)
    assert (pictures.poster.width, pictures.poster.height) == corners(pictures.poster.path)[:2] == (1280, 720)
    assert (pictures.thumbnails[0].width, pictures.thumbnails[0].height) == (320, 180)
    assert len(pictures.thumbnails) == 9


@pytest.mark.parametrize(("name", "count"), [("short.mp4", 6), ("one.mp4", 1)])
def test_a_short_clip_has_no_more_thumbnails_than_frames(
    samples: Samples, tmp_path: Path, name: str, count: int
) -> None:
    pictures = pictures_of(samples.named(name), tmp_path)
    moments = [thumbnail.seconds for thumbnail in pictures.thumbnails]
    assert len(set(moments)) == len(moments) == count


def test_the_poster_is_not_black_when_the_film_begins_black(samples: Samples, tmp_path: Path) -> None:
    assert pictures_of(samples.named("dark.mp4"), tmp_path).poster.seconds == Decimal("0.500")


@pytest.mark.parametrize("name", ["odd.mkv", "anamorphic.mp4", "uneven.mkv", "uneven.mp4"])
def test_unusual_films_have_pictures_too(samples: Samples, tmp_path: Path, name: str) -> None:
    facts = INSPECTOR.inspect(samples.named(name))
    pictures = INSPECTOR.make_pictures(samples.named(name), facts, tmp_path)
    moments = [thumbnail.seconds for thumbnail in pictures.thumbnails]
    assert moments == sorted(set(moments))
    assert moments[-1] < facts.duration


@pytest.mark.parametrize("how", TURNS.values(), ids=TURNS)
def test_pictures_stand_as_players_show_the_film(samples: Samples, tmp_path: Path, how: tuple[object, ...]) -> None:
    film = turned(samples, tmp_path / "turned.mp4", *how)
    ffmpeg("-i", film, "-frames:v", 1, tmp_path / "player.png")
    facts = INSPECTOR.inspect(film)
    poster = INSPECTOR.make_pictures(film, facts, tmp_path).poster.path
    assert corners(poster) == corners(tmp_path / "player.png")
    assert (facts.width, facts.height) == corners(poster)[:2]
    assert facts.rotation % 180 == (90 if facts.width < facts.height else 0)


@pytest.mark.parametrize("transfer", ["smpte2084", "arib-std-b67"])
@pytest.mark.parametrize("primaries", ["bt2020", "unknown"])
def test_high_dynamic_range_is_shown_as_on_usual_screens(tmp_path: Path, transfer: str, primaries: str) -> None:
    bright = f"zscale=p=bt2020:t={transfer}:m=bt2020nc:npl=203,format=yuv420p10le"
    told = f"setparams=color_primaries={primaries}:color_trc={transfer}:colorspace=bt2020nc"
    linear = "format=gbrp,setparams=color_primaries=bt709:color_trc=bt709:range=pc,zscale=t=linear:npl=203"
    colour = ("-f", "lavfi", "-i", "color=c=0x20C040:s=320x180:r=25:d=0.2")
    codec = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")
    ffmpeg(*colour, "-vf", f"{linear},format=gbrpf32le,{bright},{told}", *codec, tmp_path / "bright.mp4")
    _, _, shown = corners(pictures_of(tmp_path / "bright.mp4", tmp_path).poster.path)
    for pixel in shown:
        assert all(abs(found * 32 - wanted) < 56 for found, wanted in zip(pixel, (0x20, 0xC0, 0x40), strict=True))


def test_rotation_is_told_clockwise(samples: Samples, tmp_path: Path) -> None:
    film = turned(samples, tmp_path / "portrait.mp4", "-display_rotation", -90)
    facts = INSPECTOR.inspect(film)
    assert (facts.rotation, facts.width, facts.height) == (90, 180, 320)


def test_pictures_of_a_file_that_changed_are_refused(samples: Samples, tmp_path: Path) -> None:
    facts = INSPECTOR.inspect(samples.named("fast.mp4"))
    with pytest.raises(MediaUnreadable):
        INSPECTOR.make_pictures(samples.holding("other.mp4", b"no longer a film"), facts, tmp_path)
    with pytest.raises(MediaUnreadable):
        INSPECTOR.make_pictures(samples.named("tone.mp4"), replace(facts, frame_count=900), tmp_path)


def test_a_missing_directory_is_our_fault(samples: Samples, tmp_path: Path) -> None:
    facts = INSPECTOR.inspect(samples.named("fast.mp4"))
    with pytest.raises(InspectionFailed):
        INSPECTOR.make_pictures(samples.named("fast.mp4"), facts, tmp_path / "absent")


def test_a_picture_beyond_the_allowed_file_size_is_not_written(samples: Samples, tmp_path: Path) -> None:
    inspector = PyAVInspector(Confinement(file_bytes=4096))
    facts = inspector.inspect(samples.named("fast.mp4"))
    with pytest.raises(InspectionFailed):
        inspector.make_pictures(samples.named("fast.mp4"), facts, tmp_path)
    assert all(path.stat().st_size <= 4096 for path in tmp_path.iterdir())
