"""SMPTE ST 12-1 timecode: the label of a frame, with or without drop-frame counting."""

import re
from dataclasses import dataclass

from feedback.domain.frame_rate import FrameRate

_FORM = re.compile(r"(\d{2}):([0-5]\d):([0-5]\d)([:;.])(\d{2,3})", re.ASCII)
_MINUTES_A_DAY = 24 * 60


class NotATimecode(ValueError):
    """The text is no timecode, or names a label that its frame rate never shows."""


class OtherCounting(NotATimecode):
    """Counted with drop-frame where the other is not, or the other way round."""


@dataclass(frozen=True, slots=True)
class Timecode:
    """A label within 24 hours: `position` frames after 00:00:00:00 in the counting of `rate` and `drop`."""

    position: int
    rate: FrameRate
    drop: bool

    def __post_init__(self) -> None:
        """Refuse labels beyond the day and drop-frame counting where there is none."""
        if self.drop and not self.rate.counts_drop_frame:
            raise OtherCounting(f"{self.rate} has no drop-frame timecode")
        if not 0 <= self.position < self.frames_a_day:
            raise NotATimecode(str(self.position))

    @classmethod
    def zero(cls, rate: FrameRate) -> "Timecode":
        """The first label of the day, drop-frame where the rate has it."""
        return cls(0, rate, rate.counts_drop_frame)

    @classmethod
    def parse(cls, text: str, rate: FrameRate) -> "Timecode":
        """Read "01:00:10:12", or drop-frame "01:00:10;12" ("." is taken for ";"); NotATimecode otherwise."""
        form = _FORM.fullmatch(text)
        if form is None:
            raise NotATimecode(text[:40])
        hours, minutes, seconds, frames = (int(form[group]) for group in (1, 2, 3, 5))
        drop, total_minutes = form[4] != ":", hours * 60 + minutes
        if frames >= rate.nominal:
            raise NotATimecode(text)
        if drop and seconds == 0 and minutes % 10 and frames < _dropped_a_minute(rate):
            raise NotATimecode(text)
        counted = (total_minutes * 60 + seconds) * rate.nominal + frames
        return cls(counted - (_dropped(total_minutes, rate) if drop else 0), rate, drop)

    def __str__(self) -> str:
        """Write "01:00:10:12", with ";" before the frames when drop-frame."""
        label = self.position + (_dropped_before(self.position, self.rate) if self.drop else 0)
        seconds, frames = divmod(label, self.rate.nominal)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}:{seconds:02}{';' if self.drop else ':'}{frames:02}"

    @property
    def frames_a_day(self) -> int:
        """After so many frames the labels begin anew."""
        labels = _MINUTES_A_DAY * 60 * self.rate.nominal
        return labels - (_dropped(_MINUTES_A_DAY, self.rate) if self.drop else 0)

    def after(self, frames: int) -> "Timecode":
        """The label `frames` later (negative: earlier), past midnight from zero again."""
        return Timecode((self.position + frames) % self.frames_a_day, self.rate, self.drop)

    def frames_since(self, start: "Timecode") -> int:
        """How many frames after `start` this label comes, within one day."""
        if (start.rate, start.drop) != (self.rate, self.drop):
            raise OtherCounting(f"{self} counts otherwise than {start}")
        return (self.position - start.position) % self.frames_a_day


def timecode_of(frame: int, rate: FrameRate, start: str | None = None) -> str:
    """The timecode of a frame (from 0); without `start` it counts from zero, drop-frame at 29.97 and 59.94."""
    return str(_start(rate, start).after(frame))


def frame_of(timecode: str, rate: FrameRate, start: str | None = None) -> int:
    """The frame (from 0) with this timecode; NotATimecode when malformed or counted otherwise than `start`."""
    return Timecode.parse(timecode, rate).frames_since(_start(rate, start))


def _start(rate: FrameRate, start: str | None) -> Timecode:
    return Timecode.zero(rate) if start is None else Timecode.parse(start, rate)


def _dropped_a_minute(rate: FrameRate) -> int:
    return rate.nominal // 15


def _dropped(minutes: int, rate: FrameRate) -> int:
    """Labels left out in the first `minutes` minutes: some in each but every tenth."""
    return _dropped_a_minute(rate) * (minutes - minutes // 10)


def _dropped_before(position: int, rate: FrameRate) -> int:
    dropped, minute = _dropped_a_minute(rate), rate.nominal * 60
    tens, rest = divmod(position, minute * 10 - dropped * 9)
    single = max(0, (rest - dropped) // (minute - dropped))
    return dropped * (tens * 9 + single)
