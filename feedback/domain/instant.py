"""One end of a position: a time, a frame, or both once the frame rate is known. Zero is a time."""

from dataclasses import dataclass
from decimal import Decimal

from core.domain.errors import InvalidField
from feedback.domain.footage import Footage
from feedback.domain.frame_rate import MILLISECOND, FrameRate

LONGEST_SECONDS = 360_000
LAST_FRAME = LONGEST_SECONDS * 1000


@dataclass(frozen=True, slots=True)
class Instant:
    """`timestamp` in seconds with 3 places, `frame` from 0; `end` is "" or "out_", which its faults point at."""

    timestamp: Decimal | None = None
    frame: int | None = None
    end: str = ""

    def __post_init__(self) -> None:
        """Keep milliseconds, refuse what no film has; InvalidField."""
        if self.timestamp is not None:
            object.__setattr__(self, "timestamp", _seconds(self.timestamp, f"/{self.end}timestamp"))
        if self.frame is not None and not 0 <= self.frame <= LAST_FRAME:
            code = "number.too_small" if self.frame < 0 else "number.too_large"
            raise InvalidField(f"/{self.end}frame", code, least=0, most=LAST_FRAME)

    def __bool__(self) -> bool:
        return self.timestamp is not None or self.frame is not None

    @property
    def pointer(self) -> str:
        """What was given of it."""
        return f"/{self.end}{'timestamp' if self.frame is None else 'frame'}"

    def is_before(self, other: "Instant") -> bool:
        """As far as the two can be compared."""
        if self.frame is not None and other.frame is not None:
            return self.frame < other.frame
        if self.timestamp is not None and other.timestamp is not None:
            return self.timestamp < other.timestamp
        return False

    def frame_at(self, rate: FrameRate) -> int:
        return rate.frame_at(self.timestamp or Decimal(0)) if self.frame is None else self.frame

    def is_past_the_end(self, footage: Footage, rate: FrameRate) -> bool:
        """By more than one frame."""
        return footage.frame_count is not None and self.frame_at(rate) > footage.frame_count

    def frame_on(self, footage: Footage, rate: FrameRate) -> int:
        """Its frame, the last one where the film is too short."""
        frame = self.frame_at(rate)
        return frame if footage.frame_count is None else max(0, min(frame, footage.frame_count - 1))

    def settled(self, footage: Footage, rate: FrameRate) -> "Instant":
        """Both forms; a time that lies elsewhere than its frame gives way."""
        frame, timestamp = self.frame_on(footage, rate), self.timestamp
        is_elsewhere = self.is_past_the_end(footage, rate) or (
            self.frame is not None and timestamp is not None and rate.frame_at(timestamp) != self.frame
        )
        if timestamp is None or is_elsewhere:
            timestamp = rate.seconds_of(frame)
        return Instant(timestamp, frame, self.end)


def _seconds(value: Decimal, pointer: str) -> Decimal:
    if not value.is_finite():
        raise InvalidField(pointer, "field.invalid")
    if value < 0:
        raise InvalidField(pointer, "number.too_small", least=0)
    if value > LONGEST_SECONDS:
        raise InvalidField(pointer, "number.too_large", most=LONGEST_SECONDS)
    return abs(value.quantize(MILLISECOND))
