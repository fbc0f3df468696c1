"""Frames and seconds of a constant frame rate, exactly."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import floor

MILLISECOND = Decimal("0.001")
_HALF_MILLISECOND = Fraction(1, 2000)
_LIMIT = 1000
_FEWEST_DECIMALS = 2


class NotAFrameRate(ValueError):
    """The text or number is no frame rate between 0 and 1000 frames a second."""


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames a second as an exact fraction, more than 0 and less than 1000."""

    per_second: Fraction

    def __post_init__(self) -> None:
        """Refuse what no picture is shown at."""
        if not 0 < self.per_second < _LIMIT:
            raise NotAFrameRate(str(self.per_second))

    @classmethod
    def parse(cls, text: str) -> "FrameRate":
        """Read "30000/1001", "25" or "23.976" (taken as written); NotAFrameRate otherwise."""
        try:
            return cls(Fraction(text))
        except (ValueError, ZeroDivisionError) as refusal:
            raise NotAFrameRate(text[:40]) from refusal

    def __str__(self) -> str:
        """Write "30000/1001"; whole rates too have their denominator: "25/1"."""
        return f"{self.per_second.numerator}/{self.per_second.denominator}"

    def is_written_as(self, text: str) -> bool:
        """Whether `text` means this rate: exactly, or rounded to two or more decimals as in 29.97; NotAFrameRate."""
        rate, decimals = FrameRate.parse(text).per_second, len(text.partition(".")[2])
        return rate == self.per_second or (decimals >= _FEWEST_DECIMALS and rate == round(self.per_second, decimals))

    @property
    def nominal(self) -> int:
        """Frames a second as timecode counts them: 30 for 30000/1001, 24 for 24000/1001."""
        return max(1, floor(self.per_second + Fraction(1, 2)))

    @property
    def counts_drop_frame(self) -> bool:
        """Whether drop-frame timecode exists for this rate: 29.97, 59.94 and 119.88."""
        return self.nominal % 30 == 0 and self.per_second == Fraction(self.nominal * 1000, 1001)

    def seconds_of(self, frame: int) -> Decimal:
        """Seconds from the start to the moment when `frame` (from 0) appears, rounded to 3 decimals."""
        exact = self.exact_seconds_of(frame)
        digits = round(exact * 1000)
        return Decimal(digits).scaleb(-3).quantize(MILLISECOND, ROUND_HALF_EVEN)

    def exact_seconds_of(self, frame: int) -> Fraction:
        """Seconds from the start to the moment when `frame` (from 0) appears."""
        return frame / self.per_second

    def frame_at(self, seconds: Decimal | Fraction | float) -> int:
        """The frame (from 0) shown at `seconds`.

        Half a millisecond before a frame already counts as that frame, because seconds are written with 3 decimals.
        """
        exact = Fraction(repr(seconds)) if isinstance(seconds, float) else Fraction(seconds)
        return floor((exact + _HALF_MILLISECOND) * self.per_second)
