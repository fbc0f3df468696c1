"""Where in a version an item lies: a time, a frame, or nowhere. Zero is a time."""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.domain.errors import InvalidField
from feedback.domain.footage import Footage
from feedback.domain.frame_rate import MILLISECOND, FrameRate
from feedback.domain.refusals import PastTheEnd

LONGEST_SECONDS = 360_000
LAST_FRAME = LONGEST_SECONDS * 1000
_ANCHOR = re.compile(r"\[(\d{1,3}):([0-5]\d)(?:\.(\d{1,3}))?\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """`timestamp` in seconds with 3 places, `frame` from 0; InvalidField for what no film has."""

    timestamp: Decimal | None = None
    frame: int | None = None

    def __post_init__(self) -> None:
        """Keep milliseconds, refuse what no film has."""
        if self.timestamp is not None:
            object.__setattr__(self, "timestamp", _seconds(self.timestamp))
        if self.frame is not None and not 0 <= self.frame <= LAST_FRAME:
            code = "number.too_small" if self.frame < 0 else "number.too_large"
            raise InvalidField("/frame", code, least=0, most=LAST_FRAME)

    @property
    def is_nowhere(self) -> bool:
        return self.timestamp is None and self.frame is None

    def or_anchor_in(self, text: str) -> "Position":
        """The time that `text` begins with, `[mm:ss.mmm]`, where there is no other."""
        anchor = _ANCHOR.match(text) if self.is_nowhere else None
        if anchor is None:
            return self
        thousandths = (anchor[3] or "").ljust(3, "0")
        return Position(Decimal(int(anchor[1]) * 60 + int(anchor[2])) + Decimal(int(thousandths)).scaleb(-3))

    def on(self, footage: Footage) -> "Position":
        """Both forms on a ready version, as given on any other; PastTheEnd when more than one frame late."""
        rate = _rate(footage)
        if rate is None or self.is_nowhere:
            return self
        if self._is_past_the_end(rate, footage):
            raise PastTheEnd(duration=str(footage.duration))
        return self._settled(rate, footage)

    def settled_on(self, footage: Footage) -> "Position":
        """Like `on`, but what was given before the end was known is moved to the last frame."""
        rate = _rate(footage)
        return self if rate is None or self.is_nowhere else self._settled(rate, footage)

    def carried_to(self, footage: Footage) -> "Position":
        """The same time of another version, whatever its frame rate; at its last frame where it is too short."""
        moved = self if self.timestamp is None else Position(self.timestamp)
        return moved.settled_on(footage)

    def _frame(self, rate: FrameRate) -> int:
        if self.frame is not None:
            return self.frame
        return rate.frame_at(self.timestamp or Decimal(0))

    def _is_past_the_end(self, rate: FrameRate, footage: Footage) -> bool:
        """By more than one frame."""
        return footage.frame_count is not None and self._frame(rate) > footage.frame_count

    def _settled(self, rate: FrameRate, footage: Footage) -> "Position":
        frame = self._frame(rate)
        if footage.frame_count is not None:
            frame = max(0, min(frame, footage.frame_count - 1))
        timestamp = self.timestamp
        is_moved = self._is_past_the_end(rate, footage)
        if timestamp is None or is_moved or (self.frame is not None and rate.frame_at(timestamp) != self.frame):
            timestamp = rate.seconds_of(frame)
        return Position(timestamp, frame)


def _seconds(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InvalidField("/timestamp", "field.invalid")
    if value < 0:
        raise InvalidField("/timestamp", "number.too_small", least=0)
    if value > LONGEST_SECONDS:
        raise InvalidField("/timestamp", "number.too_large", most=LONGEST_SECONDS)
    return abs(value.quantize(MILLISECOND))


def _rate(footage: Footage) -> FrameRate | None:
    return None if footage.frame_rate is None else FrameRate.parse(footage.frame_rate)
