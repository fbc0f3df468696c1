"""Playlists of HTTP Live Streaming (RFC 8216) of fragmented MP4, which only ever grow at their ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from feedback.domain.frame_rate import FrameRate

MEDIA_TYPE = "application/vnd.apple.mpegurl"
SEGMENT_SECONDS = 4
_HEAD = ("#EXTM3U", "#EXT-X-VERSION:7")
_INDEPENDENT = ("#EXT-X-INDEPENDENT-SEGMENTS",)
_WHOLE = Decimal(1)
_RATE = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The film in one size: bits a second at most and on average, `codecs` as RFC 6381 names them."""

    uri: str
    width: int
    height: int
    codecs: str
    bandwidth: int
    average_bandwidth: int


def master_playlist(variants: Iterable[Variant], frame_rate: FrameRate | None) -> str:
    """The greatest first; `frame_rate` is None where pictures come at no constant one."""
    falling = sorted(variants, key=lambda variant: variant.bandwidth, reverse=True)
    rate = f",FRAME-RATE={_rounded(frame_rate)}" if frame_rate is not None else ""
    return _text(_HEAD, _INDEPENDENT, (line for variant in falling for line in _variant(variant, rate)))


def target_seconds(longest_picture: Decimal) -> int:
    """What no segment is longer than, however the stream goes on: each ends with the picture that is shown when its
    time is up.
    """
    return _to_the_second(SEGMENT_SECONDS + longest_picture)


def media_playlist(
    init_uri: str, segments: Sequence[tuple[str, Decimal]], *, target: int, is_complete: bool, is_independent: bool
) -> str:
    """Of segments (address, seconds) in order; one that is not complete grows at its end.

    `target` is at least what no segment is longer than, `is_independent` where each can be shown without the others.
    """
    head = (
        f"#EXT-X-TARGETDURATION:{max(target, *(_to_the_second(seconds) for _, seconds in segments))}",
        # Not VOD when it is complete: what a list has told it goes on telling.
        "#EXT-X-PLAYLIST-TYPE:EVENT",
        "#EXT-X-MEDIA-SEQUENCE:0",
        f'#EXT-X-MAP:URI="{init_uri}"',
    )
    body = (f"#EXTINF:{seconds:f},\n{uri}" for uri, seconds in segments)
    return _text(_HEAD, _INDEPENDENT if is_independent else (), head, body, ("#EXT-X-ENDLIST",) if is_complete else ())


def _to_the_second(seconds: Decimal) -> int:
    return int(seconds.quantize(_WHOLE, ROUND_HALF_UP))


def _variant(variant: Variant, rate: str) -> Iterator[str]:
    yield (
        f"#EXT-X-STREAM-INF:BANDWIDTH={variant.bandwidth},AVERAGE-BANDWIDTH={variant.average_bandwidth}"
        f',RESOLUTION={variant.width}x{variant.height}{rate},CODECS="{variant.codecs}"'
    )
    yield variant.uri


def _rounded(rate: FrameRate) -> Decimal:
    """To three decimals, which 23.976 and 24 tell apart."""
    exact = rate.per_second
    return (Decimal(exact.numerator) / exact.denominator).quantize(_RATE, ROUND_HALF_UP)


def _text(*parts: Iterable[str]) -> str:
    return "".join(f"{line}\n" for part in parts for line in part)
