"""What a worker read from a video's file."""

from dataclasses import dataclass, replace
from decimal import Decimal

from feedback.contracts import Hdr
from feedback.domain.footage import timecode_at
from feedback.domain.timecode import NotATimecode


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`width`, `height` in pixels as displayed; `rotation` in degrees clockwise, already in them.

    `duration` in seconds, rates in bits and samples a second. Colours by the names of ITU-T H.273 as ffmpeg writes
    them, None when the file tells none. `fast_start`: one index of all the media lies before it, so that playing
    begins with the first bytes. `audio_delay`: milliseconds from the first picture to the first sound, less than 0 when
    the sound begins before. `reordered`: pictures are stored in another order than that in which they are shown.
    """

    codec: str
    profile: str | None
    width: int
    height: int
    rotation: int
    frame_rate: str
    frame_count: int
    duration: Decimal
    start_timecode: str | None
    audio: bool
    audio_codec: str | None
    audio_channels: int | None
    audio_sample_rate: int | None
    audio_delay: int | None
    pixel_format: str
    bit_depth: int
    color_primaries: str | None
    color_transfer: str | None
    color_space: str | None
    bit_rate: int
    variable_frame_rate: bool
    interlaced: bool
    fast_start: bool
    reordered: bool = False

    @property
    def hdr(self) -> Hdr | None:
        return Hdr.told_by(self.color_transfer)


def with_readable_start(facts: Facts) -> Facts:
    """A start that is no timecode at this rate would spoil every label after it."""
    try:
        timecode_at(0, facts.frame_rate, facts.start_timecode)
    except NotATimecode:
        return replace(facts, start_timecode=None)
    return facts
