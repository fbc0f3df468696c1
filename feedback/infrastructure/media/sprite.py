"""The sheet of small pictures of a video, from one pass over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

from av.container import InputContainer
from av.error import FFmpegError
from av.error import MemoryError as LibavOutOfMemory
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from feedback.application.media_ports import VideoFacts
from feedback.application.picture_ports import Sheet
from feedback.infrastructure.media.decoding import first_frame, ticks_of
from feedback.infrastructure.media.display import displayed
from feedback.infrastructure.media.jpeg import jpeg_of
from feedback.infrastructure.media.opening import open_video, video_stream
from feedback.infrastructure.media.tiles import Tiles, tile_size

MOST_TILES = 100
_FEWEST_TILES = 10
_COLUMNS = 10
# Decoding all of a film is worth it only while it is short: some ten seconds of work.
_MOST_PIXELS = 6_000_000_000
# Below this, reading over what lies between two key frames is quicker than leaving the decoder's pipeline empty.
_SMALL_FILE = 512 << 20


@dataclass(frozen=True, slots=True)
class _Slots:
    """The film in equal parts, of which each gives one picture at most."""

    origin: int
    length: Fraction
    count: int

    def of(self, ticks: int) -> int:
        return min(self.count - 1, max(0, int((ticks - self.origin) / self.length)))


def draw_sheet(path: Path, facts: VideoFacts, directory: Path) -> Sheet:
    """Key frames alone where they show enough of the film, else the frames that others are made of; MediaUnreadable."""
    width, height = tile_size(facts.width, facts.height)
    with open_video(path, facts.container) as media:
        stream = video_stream(media)
        base = stream.time_base or Fraction(1, 1000)
        first = first_frame(media, stream, stream.start_time or 0)
        slots = _slots(facts, ticks_of(first) or 0, base)
        moments, tiles = [], Tiles(width, height, _COLUMNS)
        for ticks, frame in _one_each(slots, first, _frames(media, stream, facts, slots)):
            tiles.add(displayed(frame, width, height, "yuvj420p"))
            moments.append(Decimal(round((ticks - slots.origin) * base * 1000)).scaleb(-3))
    target = directory / "sprite.jpg"
    target.write_bytes(jpeg_of(tiles.sheet()))
    columns = min(_COLUMNS, len(moments))
    return Sheet(path=target, columns=columns, tile_width=width, tile_height=height, moments=tuple(moments))


def _slots(facts: VideoFacts, origin: int, base: Fraction) -> _Slots:
    count = min(MOST_TILES, facts.frame_count, max(_FEWEST_TILES, ceil(facts.duration)))
    return _Slots(origin, Fraction(facts.duration) / count / base, count)


def _one_each(slots: _Slots, first: VideoFrame, frames: Iterator[VideoFrame]) -> Iterator[tuple[int, VideoFrame]]:
    """The first frame of each slot that has one, the very first of the film before all."""
    yield slots.origin, first
    last, shown = 0, slots.origin
    for frame in frames:
        ticks = ticks_of(frame)
        if ticks is None or ticks <= shown or frame.is_corrupt or slots.of(ticks) <= last:
            continue
        last, shown = slots.of(ticks), ticks
        yield ticks, frame


def _frames(media: InputContainer, stream: VideoStream, facts: VideoFacts, slots: _Slots) -> Iterator[VideoFrame]:
    keys = _keys(stream, slots)
    if 2 * len(keys) >= slots.count and media.size > _SMALL_FILE:
        yield from _sought(media, stream, keys)
        return
    is_short = stream.width * stream.height * facts.frame_count <= _MOST_PIXELS
    only_keys = 2 * len(keys) >= slots.count or not is_short
    stream.codec_context.skip_frame = "NONKEY" if only_keys else "NONREF"
    media.seek(slots.origin, stream=stream)
    for packet in media.demux(stream):
        if packet.is_keyframe or not only_keys or not packet.size:
            yield from _decoded(packet)


def _keys(stream: VideoStream, slots: _Slots) -> list[int]:
    """When the first key frame of each slot is due, as far as the index tells; all of it is read after a seek."""
    found: dict[int, int] = {}
    for entry in stream.index_entries:
        if entry.is_keyframe and not entry.is_discard:
            found.setdefault(slots.of(entry.timestamp), entry.timestamp)
    return [found[slot] for slot in sorted(found)]


def _sought(media: InputContainer, stream: VideoStream, keys: list[int]) -> Iterator[VideoFrame]:
    """Only these key frames, without reading what lies between them."""
    for ticks in keys:
        media.seek(ticks, stream=stream)
        packet = next((each for each in media.demux(stream) if each.is_keyframe or not each.size), None)
        if packet is not None and packet.size:
            yield from _decoded(packet)
            yield from stream.codec_context.decode(None)


def _decoded(packet: "Packet[VideoStream]") -> list[VideoFrame]:
    try:
        return packet.decode()
    except LibavOutOfMemory:
        raise
    except FFmpegError:
        return []
