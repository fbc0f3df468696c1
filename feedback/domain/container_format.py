"""The containers that videos may come in, and what a walk over one may ask for."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum


class UnknownContainer(ValueError):
    """The content is not one of the video containers; `reason` is a short English word."""

    def __init__(self, reason: str = "not_a_video") -> None:
        super().__init__(reason)
        self.reason = reason


class BrokenContainer(ValueError):
    """A video container that is not whole; `reason`: `empty`, `truncated`, `malformed`, `no_index` or `no_media`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ContainerFormat(StrEnum):
    """A container told from the content; the value is what is stored."""

    MP4 = "mp4"
    MOV = "mov"
    M4V = "m4v"
    AVI = "avi"
    WEBM = "webm"
    MKV = "mkv"

    @property
    def media_type(self) -> str:
        """Media type for `Content-Type`, such as `video/quicktime`."""
        return _MEDIA_TYPES[self]

    @property
    def extensions(self) -> tuple[str, ...]:
        """File name endings without the dot, the usual one first."""
        return _EXTENSIONS[self]


_MEDIA_TYPES = {
    ContainerFormat.MP4: "video/mp4",
    ContainerFormat.MOV: "video/quicktime",
    ContainerFormat.M4V: "video/x-m4v",
    ContainerFormat.AVI: "video/x-msvideo",
    ContainerFormat.WEBM: "video/webm",
    ContainerFormat.MKV: "video/x-matroska",
}
_EXTENSIONS = {
    ContainerFormat.MP4: ("mp4", "m4v"),
    ContainerFormat.MOV: ("mov", "qt"),
    ContainerFormat.M4V: ("m4v", "mp4"),
    ContainerFormat.AVI: ("avi",),
    ContainerFormat.WEBM: ("webm",),
    ContainerFormat.MKV: ("mkv",),
}


@dataclass(frozen=True, slots=True)
class Peek:
    """Asks for the next `count` bytes without passing them; fewer are sent at the end of the file."""

    count: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Passes `count` bytes, or with None the rest of the file; a file that ends before is truncated."""

    count: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """Tells the container as soon as it is known."""

    container: ContainerFormat


Walk = Generator[Peek | Skip | Found, bytes, None]
