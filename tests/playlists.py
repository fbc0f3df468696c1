"""A strict reader of HLS playlists and thumbnail tracks: what RFC 8216 or WebVTT does not allow is an error."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]+)(?:,|$)')
_KINDS = {
    "BANDWIDTH": r"[1-9]\d*",
    "AVERAGE-BANDWIDTH": r"[1-9]\d*",
    "RESOLUTION": r"[1-9]\d*x[1-9]\d*",
    "FRAME-RATE": r"\d+\.\d{3}",
    "CODECS": r'"[a-z0-9]+(\.[A-Za-z0-9]+)*(,[a-z0-9]+(\.[A-Za-z0-9]+)*)*"',
    "URI": r'"[^"\s]+"',
}
_STREAM = ("BANDWIDTH", "AVERAGE-BANDWIDTH", "RESOLUTION", "CODECS")
_CUE = re.compile(
    r"(\d{2,}):([0-5]\d):([0-5]\d\.\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d\.\d{3})\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)"
)


@dataclass(frozen=True)
class ListedVariant:
    uri: str
    attributes: dict[str, str]

    @property
    def bandwidth(self) -> int:
        return int(self.attributes["BANDWIDTH"])

    @property
    def resolution(self) -> tuple[int, int]:
        width, height = self.attributes["RESOLUTION"].split("x")
        return int(width), int(height)


@dataclass(frozen=True)
class ListedMedia:
    init: str
    segments: list[tuple[str, Decimal]]
    target: int
    is_independent: bool
    is_ended: bool

    @property
    def seconds(self) -> Decimal:
        return sum((seconds for _, seconds in self.segments), Decimal(0))


@dataclass(frozen=True)
class Cue:
    start: Decimal
    end: Decimal
    uri: str
    area: tuple[int, int, int, int]


def read_master(text: str) -> list[ListedVariant]:
    lines = _lines(text)
    assert lines[1:3] == ["#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    variants = []
    for tag, uri in zip(lines[3::2], lines[4::2], strict=True):
        name, _, rest = tag.partition(":")
        assert name == "#EXT-X-STREAM-INF"
        attributes = _attributes(rest)
        assert set(_STREAM) <= set(attributes) <= {*_STREAM, "FRAME-RATE"}
        assert int(attributes["AVERAGE-BANDWIDTH"]) <= int(attributes["BANDWIDTH"])
        assert not uri.startswith("#")
        variants.append(ListedVariant(uri, attributes))
    rates = [variant.bandwidth for variant in variants]
    assert rates
    assert rates == sorted(set(rates), reverse=True), "bandwidths fall"
    assert len({variant.attributes.get("FRAME-RATE") for variant in variants}) == 1
    return variants


def read_media(text: str) -> ListedMedia:
    lines = _lines(text)
    is_independent = lines[2] == "#EXT-X-INDEPENDENT-SEGMENTS"
    del lines[2 : 2 + is_independent]
    head, body = lines[1:6], lines[6:]
    target = head[1].removeprefix("#EXT-X-TARGETDURATION:")
    assert target.isdecimal()
    # One that has grown may not say afterwards that it is of another type.
    assert (head[0], *head[2:4]) == ("#EXT-X-VERSION:7", "#EXT-X-PLAYLIST-TYPE:EVENT", "#EXT-X-MEDIA-SEQUENCE:0")
    name, _, rest = head[4].partition(":")
    assert name == "#EXT-X-MAP"
    init = _attributes(rest)["URI"].strip('"')
    is_ended = body[-1:] == ["#EXT-X-ENDLIST"]
    segments = [_segment(*pair, int(target)) for pair in _pairs(body[: len(body) - is_ended])]
    assert segments
    return ListedMedia(init, segments, int(target), is_independent, is_ended)


def read_track(text: str) -> list[Cue]:
    head, *blocks = text.removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    cues = [_cue(block) for block in blocks]
    for earlier, later in pairwise(cues):
        assert earlier.end == later.start
    return cues


def _lines(text: str) -> list[str]:
    assert text.endswith("\n")
    assert "\r" not in text
    lines = text.removesuffix("\n").split("\n")
    assert lines[0] == "#EXTM3U"
    assert all(line and line == line.strip() for line in lines)
    return lines


def _attributes(text: str) -> dict[str, str]:
    found = list(_ATTRIBUTE.finditer(text))
    assert "".join(each.group() for each in found) == text
    attributes = {each[1]: each[2] for each in found}
    assert len(attributes) == len(found), "no attribute twice"
    for name, value in attributes.items():
        assert re.fullmatch(_KINDS[name], value), f"{name}={value}"
    return attributes


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    return list(zip(lines[::2], lines[1::2], strict=True))


def _segment(tag: str, uri: str, target: int) -> tuple[str, Decimal]:
    found = re.fullmatch(r"#EXTINF:(\d+(?:\.\d+)?),", tag)
    assert found, tag
    seconds = Decimal(found[1])
    assert seconds > 0
    assert seconds.quantize(Decimal(1), ROUND_HALF_UP) <= target
    assert not uri.startswith("#")
    return uri, seconds


def _cue(block: str) -> Cue:
    found = _CUE.fullmatch(block)
    assert found, block
    start, end = (
        int(hours) * 3600 + int(minutes) * 60 + Decimal(seconds)
        for hours, minutes, seconds in (found.group(1, 2, 3), found.group(4, 5, 6))
    )
    assert start < end
    x, y, width, height = (int(each) for each in found.group(8, 9, 10, 11))
    return Cue(start, end, found[7], (x, y, width, height))
