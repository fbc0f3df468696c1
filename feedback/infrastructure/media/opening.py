"""Opening an untrusted file with no more of libav than its container needs."""

import os
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.domain.container import BrokenContainer, ContainerFormat, ContainerScan, UnknownContainer
from feedback.infrastructure.media.demuxers import demuxer_of, demuxer_options

_CHUNK = 16_384
_MOST_PIXELS = 8192 * 8192
_STILLS = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image


def container_of(path: Path) -> ContainerFormat:
    """Walk over the file without reading its media; MediaUnreadable when it is no whole video container."""
    try:
        return _scan(path)
    except UnknownContainer as refusal:
        raise MediaUnreadable(UnreadableReason.UNKNOWN_CONTAINER, refusal.reason) from refusal
    except BrokenContainer as refusal:
        reason = UnreadableReason.EMPTY if refusal.reason == "empty" else UnreadableReason.TRUNCATED
        raise MediaUnreadable(reason, refusal.reason) from refusal


def open_video(path: Path, container: ContainerFormat) -> InputContainer:
    """Open with the one demuxer of this container, so that no playlist or list of files is ever followed."""
    # The scheme keeps libav from reading another protocol out of the name.
    return av.open(
        f"file:{path.absolute()}",
        format=demuxer_of(container),
        container_options=demuxer_options(container),
        metadata_errors="replace",
    )


def video_stream(media: InputContainer) -> VideoStream:
    """The film itself, not a cover picture; MediaUnreadable when there is none or its pictures are too large."""
    films = [stream for stream in media.streams.video if not stream.disposition & _STILLS]
    if not films:
        raise MediaUnreadable(UnreadableReason.NO_VIDEO)
    stream = films[0]
    if stream.codec_context is None:
        raise MediaUnreadable(UnreadableReason.UNKNOWN_CODEC)
    if not stream.width or not stream.height:
        raise MediaUnreadable(UnreadableReason.DAMAGED, "no picture size")
    if stream.width * stream.height > _MOST_PIXELS:
        raise MediaUnreadable(UnreadableReason.TOO_LARGE, f"{stream.width}x{stream.height}")
    stream.thread_type = "AUTO"
    stream.thread_count = 2
    return stream


def _scan(path: Path) -> ContainerFormat:
    scan = ContainerScan()
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        while True:
            left = size - file.tell()
            if passed := left if scan.skippable is None else min(scan.skippable, left):
                scan.skip(passed)
                file.seek(passed, os.SEEK_CUR)
            if not (chunk := file.read(_CHUNK)):
                return scan.finish()
            scan.feed(chunk)
