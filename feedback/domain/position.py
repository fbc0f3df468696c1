"""Where in a version an item lies: at a time, over a range, or nowhere (docs/adr/0031)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from feedback.domain.footage import Footage
from feedback.domain.frame_rate import FrameRate
from feedback.domain.instant import LAST_FRAME, LONGEST_SECONDS, Instant
from feedback.domain.misplaced import OutBeforeIn, OutWithoutIn, PastTheEnd

__all__ = ["LAST_FRAME", "LONGEST_SECONDS", "Position"]

_ANCHOR = re.compile(r"\[(\d{1,3}):([0-5]\d)(?:\.(\d{1,3}))?\]", re.ASCII)
_LABEL = re.compile(r"\[(\d{2}:[0-5]\d:[0-5]\d[:;.]\d{2,3})\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """`timestamp` in seconds with 3 places, `frame` from 0. `out_frame` is the last frame of a range and belongs to it,
    `out_timestamp` is when it appears.

    InvalidField for what no film has, OutWithoutIn, OutBeforeIn.
    """

    timestamp: Decimal | None = None
    frame: int | None = None
    out_timestamp: Decimal | None = None
    out_frame: int | None = None

    def __post_init__(self) -> None:
        """Keep milliseconds, refuse a range that ends before it begins, or begins nowhere."""
        begin, end = self.begin, self.end
        object.__setattr__(self, "timestamp", begin.timestamp)
        object.__setattr__(self, "out_timestamp", end.timestamp)
        if end and not begin:
            raise OutWithoutIn(end.pointer)
        if end.is_before(begin):
            raise OutBeforeIn(end.pointer)

    @property
    def begin(self) -> Instant:
        return Instant(self.timestamp, self.frame)

    @property
    def end(self) -> Instant:
        return Instant(self.out_timestamp, self.out_frame, "out_")

    @property
    def is_nowhere(self) -> bool:
        return not self.begin

    def or_anchor_in(self, text: str) -> "Position":
        """The time that `text` begins with, where there is no other."""
        return anchor_in(text) if self.is_nowhere else self

    def on(self, footage: Footage) -> "Position":
        """Both forms on a ready version, as given on any other; PastTheEnd when more than one frame late."""
        rate = footage.rate
        if rate is None or self.is_nowhere:
            return self
        for each in (self.begin, self.end):
            if each and each.is_past_the_end(footage, rate):
                raise PastTheEnd(each.pointer, duration=str(footage.duration))
        if self.end and self.end.frame_at(rate) < self.begin.frame_at(rate):
            raise OutBeforeIn(self.end.pointer)
        return self.settled_on(footage)

    def settled_on(self, footage: Footage) -> "Position":
        """Like `on`, but what was given before the film was known is moved into it, a range's end not before its
        beginning."""
        rate = footage.rate
        if rate is None or self.is_nowhere:
            return self
        begin = self.begin.settled(footage, rate)
        if not self.end:
            return Position(begin.timestamp, begin.frame)
        out_frame = max(self.end.frame_on(footage, rate), begin.frame or 0)
        return Position(begin.timestamp, begin.frame, rate.seconds_of(out_frame), out_frame)

    def carried_to(self, footage: Footage) -> "Position":
        """The same time of another version, whatever its frame rate; at its last frame where it is too short.

        A range covers every frame that shows something of what it covered.
        """
        rate = footage.rate
        if rate is None or self.timestamp is None:
            return self.settled_on(footage)
        out_frame = max(self._last_frame_at(rate), rate.frame_at(self.timestamp)) if self.end else None
        return Position(self.timestamp, None, None, out_frame).settled_on(footage)

    def _last_frame_at(self, rate: FrameRate) -> int:
        """The last frame that begins before the range's last frame ends."""
        if not self.out_frame or not self.out_timestamp:
            return self.end.frame_at(rate)
        # The rate that it was counted at is told by its end, as exactly as milliseconds can.
        end = Fraction(self.out_timestamp) * Fraction(self.out_frame + 1, self.out_frame) * rate.per_second
        nearest, slack = round(end), rate.per_second / 1000
        return nearest - 1 if abs(end - nearest) <= slack else floor(end)


def anchor_in(text: str) -> Position:
    """The time that `text` begins with, `[mm:ss.mmm]`; nowhere without one."""
    anchor = _ANCHOR.match(text)
    if anchor is None:
        return Position()
    thousandths = (anchor[3] or "").ljust(3, "0")
    return Position(Decimal(int(anchor[1]) * 60 + int(anchor[2])) + Decimal(int(thousandths)).scaleb(-3))


def label_in(text: str) -> str | None:
    """The timecode that `text` begins with, `[hh:mm:ss;ff]`."""
    label = _LABEL.match(text)
    return None if label is None else label[1]
