"""Decoding from a moment on, past what is damaged."""

from collections.abc import Iterator
from fractions import Fraction

from av.container import InputContainer
from av.error import FFmpegError
from av.error import MemoryError as LibavOutOfMemory
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from feedback.application.media_ports import MediaUnreadable, UnreadableReason

_PIXELS_A_SEARCH = 600_000_000
_LEAST_FRAMES = 24
_NEAR_THE_END = Fraction(1, 2)


def frames_from(media: InputContainer, stream: VideoStream, ticks: int) -> Iterator[VideoFrame]:
    """Frames from the key frame at or before `ticks` of the stream's time base; those that fail are left out."""
    media.seek(ticks, stream=stream)
    for packet in media.demux(stream):
        try:
            yield from packet.decode()
        except LibavOutOfMemory:
            raise
        except FFmpegError:
            continue


def ticks_of(frame: VideoFrame) -> int | None:
    """When the frame is shown, in the stream's time base; AVI knows the decoding time only."""
    return frame.pts if frame.pts is not None else frame.dts


def search_length(stream: VideoStream) -> int:
    """How many frames to decode after a key frame at most: fewer when pictures are large."""
    return max(_LEAST_FRAMES, _PIXELS_A_SEARCH // (stream.width * stream.height))


def first_frame(media: InputContainer, stream: VideoStream, start: int) -> VideoFrame:
    """The first sound picture; MediaUnreadable when none comes early in the file."""
    for searched, frame in enumerate(frames_from(media, stream, start)):
        if not frame.is_corrupt:
            return frame
        if searched >= search_length(stream):
            break
    raise MediaUnreadable(UnreadableReason.DAMAGED, "no sound picture at the start")


def last_frame(media: InputContainer, stream: VideoStream, first: int, last: int) -> VideoFrame:
    """A sound picture near `last` ticks, decoded from the last key frame on; MediaUnreadable when none comes."""
    near = last - int(min(_NEAR_THE_END / (stream.time_base or 1), Fraction(last - first, 4)))
    sound = 0
    for frame in frames_from(media, stream, last):
        sound += not frame.is_corrupt
        shown = ticks_of(frame)
        if not frame.is_corrupt and (shown is None or shown >= near or sound >= search_length(stream)):
            return frame
    raise MediaUnreadable(UnreadableReason.DAMAGED, "no sound picture at the end")
