"""Thumbnails of the time line."""

from decimal import Decimal

from feedback.domain.web_vtt import Tile, thumbnail_track
from tests.playlists import Cue, read_track


def test_each_cue_names_its_part_of_the_sheet() -> None:
    first = Tile(start=Decimal(0), end=Decimal("59.9996"), x=0, y=0, width=160, height=90)
    second = Tile(start=Decimal("59.9996"), end=Decimal("360000.125"), x=160, y=90, width=160, height=90)
    assert read_track(thumbnail_track("https://media/sprite.jpg?a=1", [first, second])) == [
        Cue(Decimal(0), Decimal(60), "https://media/sprite.jpg?a=1", (0, 0, 160, 90)),
        Cue(Decimal(60), Decimal("360000.125"), "https://media/sprite.jpg?a=1", (160, 90, 160, 90)),
    ]


def test_a_track_without_tiles_is_a_track() -> None:
    assert read_track(thumbnail_track("sprite.jpg", [])) == []


def test_a_tile_that_is_never_shown_has_no_cue() -> None:
    shown = Tile(start=Decimal(0), end=Decimal(1), x=0, y=0, width=160, height=90)
    never = Tile(start=Decimal(1), end=Decimal(1), x=160, y=0, width=160, height=90)
    assert [cue.area for cue in read_track(thumbnail_track("sprite.jpg", [shown, never]))] == [(0, 0, 160, 90)]
