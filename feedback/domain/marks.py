"""Where an item is to lie, as somebody gives it: by seconds, by frame or by timecode, and where a range ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from feedback.domain.footage import Footage
from feedback.domain.frame_rate import FrameRate, NotAFrameRate
from feedback.domain.instant import Instant
from feedback.domain.misplaced import (
    CountedOtherwise,
    MarksDisagree,
    Misplaced,
    NoSuchTimecode,
    OtherFrameRate,
    OutWithoutIn,
    RateUnknown,
)
from feedback.domain.position import Position, anchor_in, label_in
from feedback.domain.timecode import NotATimecode, OtherCounting, frame_of

IN = ("timestamp", "frame", "timecode")
OUT = ("out_timestamp", "out_frame", "out_timecode")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The in mark and the out mark; of several forms of one mark all name the same frame, or it is refused.

    `frame_rate` is the rate that the caller counted at, `label` the timecode that the text begins with, a mere text
    where the version never shows it. InvalidField for what no film has.
    """

    timestamp: Decimal | None = None
    frame: int | None = None
    timecode: str | None = None
    out_timestamp: Decimal | None = None
    out_frame: int | None = None
    out_timecode: str | None = None
    frame_rate: str | None = None
    label: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no film has."""
        Instant(self.timestamp, self.frame)
        Instant(self.out_timestamp, self.out_frame, "out_")

    def or_anchor_in(self, text: str) -> "Marks":
        """With the time that `text` begins with as the in mark, where there is no other."""
        if any(getattr(self, name) is not None for name in IN):
            return self
        return replace(self, timestamp=anchor_in(text).timestamp, label=label_in(text))

    def on(self, footage: Footage) -> Position:
        """OtherFrameRate, RateUnknown, NoSuchTimecode, CountedOtherwise, MarksDisagree, OutWithoutIn, OutBeforeIn,
        PastTheEnd."""
        return self._anchored(footage).over(Position(), footage, given=(*IN, *OUT))

    def over(self, position: Position, footage: Footage, given: Mapping[str, Any] | tuple[str, ...]) -> Position:
        """Like `on`, where only what is `given` changes; a range goes with the in mark, and without it."""
        self._count_alike(footage)
        begin = self._read("", footage) if any(name in given for name in IN) else position.begin
        end = self._read("out_", footage) if any(name in given for name in OUT) else position.end
        if not begin and end:
            if end != position.end:
                raise OutWithoutIn(end.pointer)
            end = Instant(end="out_")
        try:
            return Position(begin.timestamp, begin.frame, end.timestamp, end.frame).on(footage)
        except Misplaced as refusal:
            raise type(refusal)(self._given_as(refusal.pointer), **refusal.params) from refusal

    def _anchored(self, footage: Footage) -> "Marks":
        """At the frame of the label at the head of the text; a label of no frame is a mere text."""
        rate, frames = footage.rate, footage.frame_count
        if self.label is None or rate is None:
            return self
        try:
            frame = frame_of(self.label, rate, footage.start_timecode)
        except NotATimecode:
            return self
        return self if frames is not None and frame >= frames else replace(self, frame=frame)

    def _given_as(self, pointer: str) -> str:
        """What stands in the body for a frame that was told by its label."""
        label, frame = pointer.replace("frame", "timecode"), getattr(self, pointer[1:])
        return label if frame is None and getattr(self, label[1:]) is not None else pointer

    def _count_alike(self, footage: Footage) -> None:
        if self.frame_rate is None:
            return
        if footage.rate is None or footage.frame_rate is None:
            raise RateUnknown("/frame_rate")
        try:
            is_alike = footage.rate.is_written_as(self.frame_rate)
        except NotAFrameRate:
            is_alike = False
        if not is_alike:
            raise OtherFrameRate("/frame_rate", frame_rate=footage.frame_rate)

    def _read(self, end: str, footage: Footage) -> Instant:
        timestamp, frame, timecode = (getattr(self, f"{end}{name}") for name in IN)
        rate = footage.rate
        if timecode is not None:
            if rate is None:
                raise RateUnknown(f"/{end}timecode")
            labelled = _labelled(timecode, footage, rate, f"/{end}timecode")
            if frame is not None and frame != labelled:
                raise MarksDisagree(f"/{end}timecode")
            frame = labelled
        if rate is not None and None not in (frame, timestamp) and Instant(timestamp).frame_at(rate) != frame:
            raise MarksDisagree(f"/{end}timestamp")
        return Instant(timestamp, frame, end)


def _labelled(timecode: str, footage: Footage, rate: FrameRate, pointer: str) -> int:
    try:
        return frame_of(timecode, rate, footage.start_timecode)
    except OtherCounting as refusal:
        raise CountedOtherwise(pointer, first=footage.timecode(0) or "") from refusal
    except NotATimecode as refusal:
        raise NoSuchTimecode(pointer, **_span(footage)) from refusal


def _span(footage: Footage) -> dict[str, str]:
    last = (footage.frame_count or 1) - 1
    return {"first": footage.timecode(0) or "", "last": footage.timecode(last) or ""}
