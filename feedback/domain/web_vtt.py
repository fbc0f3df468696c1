"""Thumbnails on a player's time line: WebVTT whose cues name a tile of a sprite sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MEDIA_TYPE = "text/vtt"
_MILLISECOND = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What is shown from `start` until `end` (seconds): a part of the sheet, in its pixels."""

    start: Decimal
    end: Decimal
    x: int
    y: int
    width: int
    height: int


def thumbnail_track(sheet_uri: str, tiles: Iterable[Tile]) -> str:
    """A cue for each tile that is shown; the fragment of its address is the part of the sheet (Media Fragments 1.0)."""
    return "WEBVTT\n" + "".join(f"\n{_cue(sheet_uri, tile)}\n" for tile in tiles if tile.start < tile.end)


def _cue(sheet_uri: str, tile: Tile) -> str:
    area = f"{tile.x},{tile.y},{tile.width},{tile.height}"
    return f"{_clock(tile.start)} --> {_clock(tile.end)}\n{sheet_uri}#xywh={area}"


def _clock(seconds: Decimal) -> str:
    """01:02:03.456, with as many hours as it takes."""
    milliseconds = int(seconds.quantize(_MILLISECOND, ROUND_HALF_UP) * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
