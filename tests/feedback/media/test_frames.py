"""Single frames of films whose pictures tell their number."""

from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from feedback.application.media_ports import MediaUnreadable
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from feedback.infrastructure.media.sketch import PillowSketcher
from tests.feedback.media.numbered import number_of, numbered
from tests.samples import UNEVEN, Samples, ffmpeg

INSPECTOR = PyAVInspector()
X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12")
WANTED = [0, 1, 2, 29, 30, 31, 44, 59, 60, 88, 89]


def late(folder: Path) -> Path:
    """Shown from two seconds on, with pictures in another order than they lie in the file."""
    whole = numbered(folder / "whole.mp4", *X264, "-preset", "fast", "-bf", 3, "-g", 45)
    ffmpeg("-i", whole, "-c", "copy", "-output_ts_offset", 2, folder / "film.mkv")
    return folder / "film.mkv"


FILMS: dict[str, Callable[[Path], Path]] = {
    "every picture a key": lambda folder: numbered(folder / "film.mp4", *X264, "-g", 1),
    "one key": lambda folder: numbered(folder / "film.mp4", *X264, "-g", 1000),
    "reordered": lambda folder: numbered(folder / "film.mov", *X264, "-preset", "fast", "-bf", 3, "-g", 30),
    "open groups": lambda folder: numbered(
        folder / "film.mp4", *X264, "-preset", "fast", "-bf", 3, "-g", 30, "-x264-params", "open-gop=1"
    ),
    "29.97": lambda folder: numbered(folder / "film.mp4", *X264, "-g", 48, rate="30000/1001"),
    "23.976": lambda folder: numbered(folder / "film.mkv", *X264, "-g", 48, rate="24000/1001"),
    "59.94": lambda folder: numbered(folder / "film.mp4", *X264, "-bf", 2, "-g", 60, rate="60000/1001"),
    "vp9": lambda folder: numbered(
        folder / "film.webm", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", 8, "-b:v", "2M"
    ),
    "avi": lambda folder: numbered(folder / "film.avi", *X264, "-bf", 2, "-g", 30, rate="25"),
    "late": late,
}


@pytest.mark.parametrize("make", FILMS.values(), ids=FILMS.keys())
def test_a_frame_is_the_very_one(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    film = make(tmp_path)
    drawn = INSPECTOR.draw_frames(film, INSPECTOR.inspect(film), WANTED, tmp_path)
    assert {frame: number_of(path.read_bytes()) for frame, path in drawn.items()} == {each: each for each in WANTED}


def test_where_a_film_keeps_no_rate_a_frame_is_what_is_shown_at_its_moment(tmp_path: Path) -> None:
    even = numbered(tmp_path / "even.mp4", *X264, "-g", 30)
    film = tmp_path / "film.mkv"
    ffmpeg("-i", even, *UNEVEN, *X264, film)
    facts = INSPECTOR.inspect(film)
    assert facts.variable_frame_rate
    drawn = INSPECTOR.draw_frames(film, facts, [0, 5, 10, 20], tmp_path)
    for frame, path in drawn.items():
        moment = int((frame + Fraction(1, 2)) / Fraction(facts.frame_rate) * 30)
        shown = max(each for each in range(moment + 1) if not each % 5 or not each % 7)
        assert number_of(path.read_bytes()) == shown


@pytest.mark.parametrize(
    ("size", "drawn"), [("1280x720", (640, 360)), ("720x1280", (360, 640)), ("320x180", (320, 180))]
)
def test_pictures_are_640_pixels_long_at_most_and_never_larger_than_the_film(
    tmp_path: Path, size: str, drawn: tuple[int, int]
) -> None:
    film = numbered(tmp_path / "film.mp4", *X264, frames=3, size=size)
    (path,) = INSPECTOR.draw_frames(film, INSPECTOR.inspect(film), [2], tmp_path).values()
    with Image.open(path) as image:
        assert (image.format, image.size) == ("JPEG", drawn)
    assert number_of(path.read_bytes()) == 2


def test_a_turned_film_is_drawn_as_it_is_shown(tmp_path: Path) -> None:
    coded = numbered(tmp_path / "coded.mp4", *X264, frames=3)
    film = tmp_path / "turned.mp4"
    ffmpeg("-display_rotation", 90, "-i", coded, "-c", "copy", film)
    (path,) = INSPECTOR.draw_frames(film, INSPECTOR.inspect(film), [1], tmp_path).values()
    with Image.open(path) as image:
        assert image.size == (180, 320)


def test_a_frame_past_the_end_is_the_last_one(tmp_path: Path) -> None:
    film = numbered(tmp_path / "film.mp4", *X264, frames=10)
    drawn = INSPECTOR.draw_frames(film, INSPECTOR.inspect(film), [500], tmp_path)
    assert {frame: number_of(path.read_bytes()) for frame, path in drawn.items()} == {500: 9}


def test_no_film_gives_no_frames(samples: Samples, tmp_path: Path) -> None:
    facts = INSPECTOR.inspect(samples.named("fast.mp4"))
    with pytest.raises(MediaUnreadable):
        INSPECTOR.draw_frames(samples.holding("none.mp4", b"no film at all"), facts, [0], tmp_path)


SHAPES = [
    {"kind": "rectangle", "points": [[0.9, 0.9], [0.1, 0.1]], "colour": "#ff0000", "width": 0.02},
    {"kind": "ellipse", "points": [[0.2, 0.2], [0.8, 0.8]], "colour": "#00ff00", "width": 0.02},
    {"kind": "line", "points": [[0.0, 0.5], [1.0, 0.5]], "colour": "#0000ff", "width": 0.02},
    {"kind": "arrow", "points": [[0.5, 0.0], [0.5, 0.9]], "colour": "#ffff00", "width": 0.02},
    {"kind": "path", "points": [[0.1, 0.2], [0.3, 0.4], [0.5, 0.1]], "colour": "#ff00ff", "width": 0.01},
    {"kind": "point", "points": [[1.0, 1.0]], "colour": "#00ffff", "width": 0.01},
    {"kind": "path", "points": [[0.0, 0.0]], "colour": "#00ffff", "width": 0.01},
    {"kind": "text", "points": [[0.05, 0.8]], "colour": "#ffffff", "width": 0.01, "text": "Logo"},
    {"kind": "text", "points": [[0.3, 0.05]], "colour": "#ffffff", "width": 0.01, "text": "로고"},
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape['kind']} {shape.get('text', '')}")
def test_every_shape_is_painted_in_its_colour_where_it_lies(tmp_path: Path, shape: dict[str, object]) -> None:
    film = numbered(tmp_path / "film.mp4", *X264, frames=1)
    (path,) = INSPECTOR.draw_frames(film, INSPECTOR.inspect(film), [0], tmp_path).values()
    plain = path.read_bytes()
    (tmp_path / "painted.jpg").write_bytes(PillowSketcher().lay_over(plain, [shape]))
    with Image.open(tmp_path / "painted.jpg") as image:
        assert (image.size, image.format) == ((320, 180), "JPEG")
        changed = [(x, y) for x in range(image.width) for y in range(image.height) if sum(image.getpixel((x, y))) > 200]
    left, top = (min(point[axis] for point in shape["points"]) for axis in (0, 1))  # type: ignore[attr-defined]
    assert changed
    assert min(x for x, _ in changed) >= left * 320 - 12
    assert min(y for _, y in changed) >= top * 180 - 12


def lettered(text: str, place: tuple[float, float]) -> Image.Image:
    plain = BytesIO()
    Image.new("RGB", (320, 180)).save(plain, "JPEG")
    shape = {"kind": "text", "points": [place], "colour": "#ffffff", "width": 0.01, "text": text}
    with Image.open(BytesIO(PillowSketcher().lay_over(plain.getvalue(), [shape]))) as painted:
        return painted.convert("L").point(lambda value: 255 if value > 90 else 0)


@pytest.mark.parametrize("place", [(0.1, 0.1), (0.98, 0.98), (0.0, 1.0)], ids=["inside", "corner", "edge"])
@pytest.mark.parametrize("text", ["로고를 더 크게", "Logo", "👍 漢"], ids=["korean", "english", "rare"])
def test_words_stand_whole_in_the_picture(text: str, place: tuple[float, float]) -> None:
    left, top, right, bottom = lettered(text, place).getbbox() or (0, 0, 0, 0)
    assert right - left >= 24
    assert 0 <= left < right <= 320
    assert 12 <= bottom - top <= 40
    assert bottom <= 180


def rows(image: Image.Image) -> list[bool]:
    """Whether there is something in each row of it."""
    return [image.crop((0, row, image.width, row + 1)).getbbox() is not None for row in range(image.height)]


def lines_in(image: Image.Image) -> int:
    seen = rows(image)
    return sum(is_seen and not before for before, is_seen in zip([False, *seen], seen, strict=False))


@pytest.mark.parametrize("place", [(0.1, 0.1), (0.98, 0.98)], ids=["inside", "corner"])
@pytest.mark.parametrize(
    ("text", "count"), [("가가\n가", 2), ("가" * 30, 3), ("가" * 500, 5)], ids=["lines", "wide", "more than fits"]
)
def test_long_words_stand_in_lines(text: str, count: int, place: tuple[float, float]) -> None:
    picture = lettered(text, place)
    assert lines_in(picture) == count
    left, _, right, bottom = picture.getbbox() or (0, 0, 0, 0)
    assert 0 <= left < right <= 320
    assert bottom <= 180


def test_lines_that_have_no_room_are_told_to_be_missing() -> None:
    assert lettered("가\n" * 5 + "나", (0, 0)).tobytes() != lettered("가\n" * 5, (0, 0)).tobytes()


def test_korean_words_are_told_apart() -> None:
    assert lettered("로고", (0.1, 0.1)).tobytes() != lettered("배경", (0.1, 0.1)).tobytes()


@pytest.mark.parametrize("caption", ["01:00:10;12", "첫 컷 " * 40], ids=["timecode", "long"])
def test_a_caption_stands_below_the_picture_and_covers_nothing_of_it(caption: str) -> None:
    plain = BytesIO()
    Image.new("RGB", (320, 180), (200, 30, 30)).save(plain, "JPEG")
    with Image.open(BytesIO(PillowSketcher().lay_over(plain.getvalue(), [], caption))) as made:
        assert made.size == (320, 208)
        assert {pixel[0] > 170 for pixel in made.crop((0, 0, 320, 178)).get_flattened_data()} == {True}
        words = made.convert("L").crop((0, 184, 320, 208)).point(lambda value: 255 if value > 120 else 0).getbbox()
    assert words is not None
    assert 4 <= words[0] < words[2] <= 314
