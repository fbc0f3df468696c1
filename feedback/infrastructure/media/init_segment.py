"""What the initialisation segment of a rendition tells: its tracks and the words for their codecs (RFC 6381)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback.infrastructure.media.boxes import find, find_all, read_boxes

_VIDEO_ENTRY, _AUDIO_ENTRY = 78, 28
_SAMPLE_ENTRIES = 16


@dataclass(frozen=True, slots=True)
class Track:
    """`codec` as a playlist names it; `default_duration` in ticks, of samples that tell none."""

    number: int
    timescale: int
    is_video: bool
    codec: str
    width: int
    height: int


def read_tracks(path: Path) -> list[Track]:
    """All tracks of pictures and sound; BadBox."""
    (movie,) = read_boxes(path, b"moov") or [b""]
    return [_track(body) for body in find_all(movie, b"trak")]


def codecs_of(tracks: list[Track]) -> str:
    """For a playlist, the pictures first."""
    return ",".join(track.codec for track in sorted(tracks, key=lambda track: not track.is_video))


def _track(body: bytes) -> Track:
    header, media = find(body, b"tkhd"), find(body, b"mdia", b"mdhd")
    is_video = find(body, b"mdia", b"hdlr")[8:12] == b"vide"
    entry = find(body, b"mdia", b"minf", b"stbl", b"stsd")[8:]
    kind, content = entry[4:8].decode("ascii", errors="replace"), entry[8:]
    described = content[_VIDEO_ENTRY if is_video else _AUDIO_ENTRY :]
    return Track(
        number=_number(header, 20 if header[0] else 12),
        timescale=_number(media, 20 if media[0] else 12),
        is_video=is_video,
        codec=_CODECS[kind](described) if kind in _CODECS else kind,
        width=int.from_bytes(content[24:26], "big") if is_video else 0,
        height=int.from_bytes(content[26:28], "big") if is_video else 0,
    )


def _number(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 4], "big")


def _avc(described: bytes) -> str:
    return f"avc1.{find(described, b'avcC')[1:4].hex().upper()}"


def _aac(described: bytes) -> str:
    """The object type of MPEG-4 audio, from the descriptors of ISO/IEC 14496-1."""
    descriptors = find(described, b"esds")[4:]
    at, decoder, specific = 0, 0x04, 0x05
    object_type = 0
    while at < len(descriptors):
        tag, at = descriptors[at], at + 1
        while descriptors[at] & 0x80:
            at += 1
        at += 1
        if tag == decoder:
            object_type, at = descriptors[at], at + 13
        elif tag == specific:
            return f"mp4a.{object_type:x}.{_audio_object_type(descriptors[at : at + 2])}"
        else:
            at += 3
    return f"mp4a.{object_type:x}"


def _audio_object_type(config: bytes) -> int:
    told = config[0] >> 3
    return told if told != 31 else 32 + (int.from_bytes(config[:2], "big") >> 5 & 0x3F)


_CODECS: dict[str, Callable[[bytes], str]] = {"avc1": _avc, "mp4a": _aac}
