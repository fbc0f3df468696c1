"""Bit rates of a rendition as HLS defines them (RFC 8216bis, 4.4.6.2)."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from feedback.application.rendition_ports import Segment


def peak(segments: Sequence[Segment]) -> int:
    """The greatest of any run of segments between half and one and a half times the target duration long."""
    target = max(segment.seconds for segment in segments).to_integral_value("ROUND_CEILING")
    rates = [average(segments)]
    for first in range(len(segments)):
        size, seconds = 0, Decimal(0)
        for segment in segments[first:]:
            size, seconds = size + segment.size, seconds + segment.seconds
            if seconds * 2 > target * 3:
                break
            if seconds * 2 >= target:
                rates.append(ceil(size * 8 / seconds))
    return max(rates)


def average(segments: Sequence[Segment]) -> int:
    """Bits a second of all of them."""
    return ceil(sum(segment.size for segment in segments) * 8 / sum(segment.seconds for segment in segments))
