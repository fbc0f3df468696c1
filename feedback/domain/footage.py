"""What an item lies on: one version of a video, as far as it is known."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from feedback.contracts import VideoStatus
from feedback.domain.frame_rate import FrameRate
from feedback.domain.timecode import timecode_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """`frame_rate`, `frame_count` and `duration` (seconds) are None until the file was read."""

    project_id: UUID
    video_id: UUID
    version_id: UUID
    version_number: int
    video_title: str
    status: VideoStatus
    frame_rate: str | None = None
    frame_count: int | None = None
    duration: Decimal | None = None
    start_timecode: str | None = None

    @property
    def rate(self) -> FrameRate | None:
        return None if self.frame_rate is None else FrameRate.parse(self.frame_rate)

    def timecode(self, frame: int | None) -> str | None:
        """The label of a frame, None while it has none."""
        return timecode_at(frame, self.frame_rate, self.start_timecode)


@lru_cache(maxsize=8192)
def timecode_at(frame: int | None, frame_rate: str | None, start: str | None) -> str | None:
    """The label of a frame, None without a frame or a rate."""
    if frame is None or frame_rate is None:
        return None
    return timecode_of(frame, FrameRate.parse(frame_rate), start)
