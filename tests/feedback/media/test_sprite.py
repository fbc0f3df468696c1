"""The sheet of small pictures: which frames, of which moments, and how they stand."""

import os
from decimal import Decimal
from pathlib import Path

import av
import pytest

from feedback.application.media_ports import MediaUnreadable
from feedback.application.picture_ports import Sheet
from feedback.application.steps import NoLongerWanted
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.samples import FAST, Samples, ffmpeg, small, turned

DRAWER = PyAVInspector()
# The grey of a frame tells when it is shown: 20 more each second.
BRIGHTENING = "nullsrc=size=320x180:rate=25:duration={},geq=lum='40+20*T':cb=128:cr=128"


def brightening(path: Path, seconds: int, *options: object) -> Path:
    ffmpeg("-f", "lavfi", "-i", BRIGHTENING.format(seconds), "-c:v", "libx264", *FAST["libx264"], *options, path)
    return path


def sheet_of(path: Path, directory: Path) -> Sheet:
    facts = DRAWER.inspect(path)
    sheet = DRAWER.draw_sheet(path, facts, directory, lambda: None)
    assert list(sheet.moments) == sorted(set(sheet.moments))
    assert (sheet.moments[0], sheet.moments[-1] < facts.duration) == (0, True)
    return sheet


def greys(sheet: Sheet) -> list[float]:
    """The luma of the middle of each picture."""
    with av.open(str(sheet.path)) as media:
        frame = next(media.decode(video=0))
    assert (frame.width, frame.height) == (sheet.columns * sheet.tile_width, sheet.rows * sheet.tile_height)
    plane, stride = bytes(frame.planes[0]), frame.planes[0].line_size
    found = []
    for index in range(len(sheet.moments)):
        row, column = divmod(index, sheet.columns)
        middle = (row * sheet.tile_height + sheet.tile_height // 2) * stride + column * sheet.tile_width
        found.append(float(plane[middle + sheet.tile_width // 2]))
    return found


def assert_pictures_are_of_their_moments(sheet: Sheet) -> None:
    first = greys(sheet)[0]
    for grey, moment in zip(greys(sheet), sheet.moments, strict=True):
        # The sheet is of full range, the film is not: 255 steps for 219.
        assert abs((grey - first) - float(moment) * 20 * 255 / 219) < 4


@pytest.mark.parametrize("name", ["keys.mp4", "keys.mkv", "keys.mov"])
def test_key_frames_are_shown_where_there_are_enough(tmp_path: Path, name: str) -> None:
    sheet = sheet_of(brightening(tmp_path / name, 8, "-g", 20), tmp_path)
    assert all(moment % Decimal("0.8") == 0 for moment in sheet.moments)
    assert (len(sheet.moments), sheet.columns, sheet.rows) == (10, 10, 1)
    assert_pictures_are_of_their_moments(sheet)


@pytest.mark.parametrize("options", [("-bf", 0), ("-bf", 3), ("-bf", 3, "-movflags", "frag_keyframe")], ids=str)
def test_other_frames_are_shown_where_there_are_few_key_frames(tmp_path: Path, options: tuple[object, ...]) -> None:
    sheet = sheet_of(brightening(tmp_path / "few.mp4", 8, "-g", 999, *options), tmp_path)
    assert len(sheet.moments) == 10
    assert_pictures_are_of_their_moments(sheet)


def test_a_large_file_is_read_only_where_its_key_frames_are(tmp_path: Path) -> None:
    film = brightening(tmp_path / "large.mp4", 8, "-g", 20)
    near = sheet_of(film, tmp_path)
    with film.open("ab") as file:
        file.write((700 << 20).to_bytes(4) + b"free")
    os.truncate(film, film.stat().st_size - 8 + (700 << 20))
    far = sheet_of(film, tmp_path)
    assert far.moments == near.moments
    assert_pictures_are_of_their_moments(far)


def test_a_long_film_has_a_hundred_pictures(tmp_path: Path) -> None:
    film = small(tmp_path / "long.mp4", seconds=101, size="64x36", rate="10", extra=("-g", 10))
    sheet = sheet_of(film, tmp_path)
    assert (len(sheet.moments), sheet.columns, sheet.rows) == (100, 10, 10)


@pytest.mark.parametrize(("name", "count", "columns"), [("short.mp4", 6, 6), ("one.mp4", 1, 1)])
def test_no_frame_is_shown_twice(samples: Samples, tmp_path: Path, name: str, count: int, columns: int) -> None:
    sheet = sheet_of(samples.named(name), tmp_path)
    assert (len(sheet.moments), sheet.columns, sheet.rows) == (count, columns, 1)


@pytest.mark.parametrize(
    "name", ["ntsc.mp4", "plain.avi", "plain.webm", "vp9.webm", "edited.mp4", "late.mp4", "uneven.mp4", "uneven.mkv"]
)
def test_every_kind_of_film_has_a_sheet(samples: Samples, tmp_path: Path, name: str) -> None:
    sheet = sheet_of(samples.named(name), tmp_path)
    assert len(greys(sheet)) == len(sheet.moments) >= 5


@pytest.mark.parametrize(
    ("name", "size"),
    [("anamorphic.mp4", (160, 120)), ("odd.mkv", (160, 90)), ("640.mp4", (160, 90)), ("fast.mp4", (160, 90))],
)
def test_pictures_have_the_shape_of_the_film(
    samples: Samples, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    sheet = sheet_of(samples.named(name), tmp_path)
    assert (sheet.tile_width, sheet.tile_height) == size


def test_a_turned_film_stands_upright(samples: Samples, tmp_path: Path) -> None:
    film = turned(samples, tmp_path / "portrait.mp4", "-display_rotation", -90)
    sheet = sheet_of(film, tmp_path)
    assert (sheet.tile_width, sheet.tile_height) == (160, 284)
    ffmpeg("-i", film, "-frames:v", 1, "-vf", "scale=160:284", tmp_path / "player.png")
    ffmpeg("-i", sheet.path, "-vf", "crop=160:284:0:0", tmp_path / "tile.png")
    assert corners(tmp_path / "tile.png") == corners(tmp_path / "player.png")


def corners(path: Path) -> list[tuple[int, ...]]:
    """The colours of the four corners, each to the nearest eighth."""
    with av.open(str(path)) as media:
        frame = next(media.decode(video=0)).reformat(format="rgb24")
    plane, stride = bytes(frame.planes[0]), frame.planes[0].line_size
    spots = [(x, y) for y in (20, frame.height - 20) for x in (20, frame.width - 20)]
    return [tuple((value + 16) // 32 for value in plane[y * stride + x * 3 :][:3]) for x, y in spots]


def test_a_sheet_of_a_file_that_changed_is_refused(samples: Samples, tmp_path: Path) -> None:
    facts = DRAWER.inspect(samples.named("fast.mp4"))
    with pytest.raises(MediaUnreadable):
        DRAWER.draw_sheet(samples.named("tone.mp4"), facts, tmp_path, lambda: None)


def test_drawing_ends_when_it_is_no_longer_wanted(samples: Samples, tmp_path: Path) -> None:
    def watch() -> None:
        raise NoLongerWanted

    os.mkfifo(tmp_path / "never.mp4")
    facts = DRAWER.inspect(samples.named("fast.mp4"))
    with pytest.raises(NoLongerWanted):
        DRAWER.draw_sheet(tmp_path / "never.mp4", facts, tmp_path, watch)
