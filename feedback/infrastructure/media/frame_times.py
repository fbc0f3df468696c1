"""When the frames of a stream are shown, and the frame rate that follows."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeGuard

from av.container import InputContainer
from av.video.stream import VideoStream

from feedback.application.media_ports import MediaUnreadable, UnreadableReason

_STANDARD = tuple(
    Fraction(rate)
    for rate in [
        "24000/1001",
        "24",
        "25",
        "30000/1001",
        "30",
        "48000/1001",
        "48",
        "50",
        "60000/1001",
        "60",
        "100",
        "120000/1001",
        "120",
        "240",
    ]
)
_USUAL = Fraction(25)
_LIMIT = 1000
_FINEST = 1001
_ROUNDED = Fraction(1, 100_000)


@dataclass(frozen=True, slots=True)
class FrameTimes:
    """Moments of the frames in ascending ticks of `time_base` seconds; at least one."""

    ticks: Sequence[int]
    time_base: Fraction

    @property
    def measured_rate(self) -> Fraction | None:
        """Frames a second on average, None for a single frame."""
        span = (self.ticks[-1] - self.ticks[0]) * self.time_base
        return Fraction(len(self.ticks) - 1) / span if span else None

    def fit(self, rate: Fraction) -> bool:
        """Whether every frame lies within half a frame of where a constant rate puts it."""
        step = rate * self.time_base
        numerator, denominator, first = step.numerator, step.denominator, self.ticks[0]
        return all(
            2 * abs((tick - first) * numerator - index * denominator) <= denominator
            for index, tick in enumerate(self.ticks)
        )


def frame_times(media: InputContainer, stream: VideoStream) -> FrameTimes:
    """Read from the sample table when it is whole, else from the packets; leaves the media anywhere."""
    ticks = _from_table(media, stream) or _from_packets(media, stream)
    if not ticks or not stream.time_base:
        raise MediaUnreadable(UnreadableReason.EMPTY, "no frames")
    return FrameTimes(array("q", sorted(ticks)), stream.time_base)


def rate_of(times: FrameTimes, declared: Fraction | None) -> tuple[Fraction, bool]:
    """The rate that the frames keep, and whether they keep none (then it is near the average)."""
    measured = times.measured_rate
    likely = [rate for rate in (_meant_by(declared), declared, _nearest_standard(measured), measured) if _is_rate(rate)]
    for rate in likely:
        if times.fit(rate):
            return rate, False
    average = likely[-1].limit_denominator(_FINEST) if likely else None
    return average if _is_rate(average) else _USUAL, len(times.ticks) > 1


def _is_rate(rate: Fraction | None) -> TypeGuard[Fraction]:
    return rate is not None and 0 < rate < _LIMIT


def _meant_by(declared: Fraction | None) -> Fraction | None:
    """The standard rate that a writer rounded, such as 2997/100 for 30000/1001."""
    standard = _nearest_standard(declared)
    return standard if standard and declared and abs(standard / declared - 1) < _ROUNDED else None


def _nearest_standard(rate: Fraction | None) -> Fraction | None:
    return min(_STANDARD, key=lambda standard: abs(standard - rate)) if rate else None


def _from_table(media: InputContainer, stream: VideoStream) -> Sequence[int]:
    """Empty when the table is missing or grows while reading, as in fragmented files."""
    entries = stream.index_entries
    if not stream.frames or len(entries) != stream.frames:
        return array("q")
    ticks, end = array("q"), 0
    for entry in entries:
        end = max(end, entry.pos + entry.size)
        if not entry.is_discard:
            ticks.append(entry.timestamp)
    if end > media.size:
        raise MediaUnreadable(UnreadableReason.TRUNCATED, "the index names bytes past the end")
    return ticks


def _from_packets(media: InputContainer, stream: VideoStream) -> Sequence[int]:
    ticks = array("q")
    for packet in media.demux(stream):
        moment = packet.pts if packet.pts is not None else packet.dts
        if packet.size and moment is not None and not packet.is_discard:
            ticks.append(moment)
    return ticks
