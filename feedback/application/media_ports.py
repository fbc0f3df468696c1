"""What the feedback context asks of whoever can read videos."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from feedback.domain.container import ContainerFormat
from feedback.domain.delivery import Decision, decide
from feedback.domain.facts import Facts
from feedback.domain.frame_rate import FrameRate


class UnreadableReason(StrEnum):
    """Why a file is of no use as a video; stable codes for clients."""

    EMPTY = "empty"
    TRUNCATED = "truncated"
    UNKNOWN_CONTAINER = "unknown_container"
    NO_VIDEO = "no_video"
    ELSEWHERE = "elsewhere"
    UNKNOWN_CODEC = "unknown_codec"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_SLOW = "too_slow"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


class MediaUnreadable(Exception):
    """The file is the cause, trying again is vain; `reason_code` for clients, `detail` (500 characters) for the log."""

    def __init__(self, reason_code: UnreadableReason, detail: str = "") -> None:
        super().__init__(reason_code.value)
        self.reason_code = reason_code
        self.detail = detail[-500:]

    @property
    def code(self) -> str:
        """As which it has words."""
        return f"media.{self.reason_code.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts(Facts):
    """What a video is, and what it is wrapped in.

    `longest_still` is how many milliseconds at most one picture is shown where they come at no constant rate.
    """

    container: ContainerFormat
    longest_still: int = 0

    @property
    def decision(self) -> Decision:
        """How it is played at its full quality."""
        return decide(self, self.container)

    @property
    def longest_picture(self) -> Decimal:
        """Seconds; at a constant rate each picture comes half of its time early or late at most."""
        return Decimal(self.longest_still) / 1000 or 2 / _decimal(self.frame_rate)

    def kept(self) -> Facts:
        """What a version keeps of it: the container stands with its source."""
        return Facts(**{field.name: getattr(self, field.name) for field in fields(Facts)})


def _decimal(rate: str) -> Decimal:
    exact = FrameRate.parse(rate).per_second
    return Decimal(exact.numerator) / exact.denominator


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG file of the frame shown at `seconds` from the start; `width`, `height` in pixels."""

    path: Path
    seconds: Decimal
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """A poster at most 1280 pixels wide and up to ten thumbnails at most 320 wide, in order of time."""

    poster: Picture
    thumbnails: tuple[Picture, ...]


Watch = Callable[[], None]
"""Called several times a second; what it raises ends the work at once."""


def unwatched() -> None:
    """Nobody may want it to end early."""


class MediaInspector(Protocol):
    """Reads facts and pictures from an untrusted file; `watch` is called meanwhile, and what it raises ends it."""

    def inspect(self, path: Path, watch: Watch = unwatched) -> VideoFacts:
        """The facts, after decoding the first and the last pictures; MediaUnreadable."""
        ...

    def make_pictures(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch = unwatched) -> Pictures:
        """Write `poster.jpg` and `thumbnail-01.jpg` … into an existing directory; MediaUnreadable."""
        ...
