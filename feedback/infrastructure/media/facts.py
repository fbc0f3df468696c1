"""The facts of a video, read with libav."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise
from math import ceil
from pathlib import Path
from typing import Any

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from feedback.application.media_ports import MediaUnreadable, UnreadableReason, VideoFacts
from feedback.domain.frame_rate import FrameRate
from feedback.domain.position import LONGEST_SECONDS
from feedback.domain.timecode import NotATimecode, Timecode
from feedback.infrastructure.media.box_order import starts_fast
from feedback.infrastructure.media.colours import colours_of
from feedback.infrastructure.media.decoding import first_frame, frames_from, last_frame, ticks_of
from feedback.infrastructure.media.display import clockwise, displayed_size
from feedback.infrastructure.media.frame_times import FrameTimes, frame_times, rate_of
from feedback.infrastructure.media.opening import container_of, open_video, video_stream
from feedback.infrastructure.media.references import lies_elsewhere
from feedback.infrastructure.media.sound import sound_facts


def read_facts(path: Path) -> VideoFacts:
    """Read, and decode the first and the last pictures; MediaUnreadable."""
    container = container_of(path)
    if lies_elsewhere(path, container):
        raise MediaUnreadable(UnreadableReason.ELSEWHERE)
    with open_video(path, container) as media:
        stream = video_stream(media)
        times = frame_times(media, stream)
        first = first_frame(media, stream, times.ticks[0])
        samples = [first, *_middle(media, stream, times), last_frame(media, stream, times.ticks[0], times.ticks[-1])]
        rate, variable = rate_of(times, stream.average_rate)
        width, height = displayed_size(first, stream.sample_aspect_ratio)
        return VideoFacts(
            container=container,
            width=width,
            height=height,
            rotation=clockwise(first),
            frame_rate=str(FrameRate(rate)),
            frame_count=len(times.ticks),
            duration=(duration := _duration(stream, times, rate, variable=variable)),
            start_timecode=_start_timecode(media, stream, FrameRate(rate)),
            **_coding(stream, first),
            interlaced=any(frame.interlaced_frame for frame in samples),
            **sound_facts(media, (ticks_of(first) or 0) * times.time_base),
            bit_rate=_bit_rate(media, len(times.ticks), rate),
            variable_frame_rate=variable,
            fast_start=starts_fast(path, container),
            longest_still=_longest_still(times, duration) if variable else 0,
        )


def _middle(media: InputContainer, stream: VideoStream, times: FrameTimes) -> list[VideoFrame]:
    """One picture, for a film's beginning may be made otherwise than the rest; none where it is damaged."""
    return list(islice(frames_from(media, stream, times.ticks[len(times.ticks) // 2]), 1))


def _duration(stream: VideoStream, times: FrameTimes, rate: Fraction, *, variable: bool) -> Decimal:
    """Seconds from the first picture to the end of the last; for a constant rate exactly the frames."""
    shown = (times.ticks[-1] - times.ticks[0]) * times.time_base + 1 / rate
    if shown > LONGEST_SECONDS:
        raise MediaUnreadable(UnreadableReason.TOO_LONG, f"{float(shown)} seconds")
    if not variable:
        return FrameRate(rate).seconds_of(len(times.ticks))
    told = min((stream.duration or 0) * times.time_base, Fraction(LONGEST_SECONDS))
    return Decimal(round(max(shown, told) * 1000)).scaleb(-3)


def _longest_still(times: FrameTimes, duration: Decimal) -> int:
    """Milliseconds, the last picture's included."""
    between = max(later - earlier for earlier, later in pairwise(times.ticks))
    last = Fraction(duration) - (times.ticks[-1] - times.ticks[0]) * times.time_base
    return ceil(max(between * times.time_base, last) * 1000)


def _start_timecode(media: InputContainer, stream: VideoStream, rate: FrameRate) -> str | None:
    """The first well-formed timecode of the track, its timecode track or the file."""
    for tags in (stream.metadata, *(track.metadata for track in media.streams.data), media.metadata):
        told = {key.lower(): value for key, value in tags.items()}.get("timecode", "")
        try:
            return str(Timecode.parse(told, rate))
        except NotATimecode:
            continue
    return None


def _coding(stream: VideoStream, first: VideoFrame) -> dict[str, Any]:
    """How the pictures are coded."""
    return colours_of(first) | {
        "codec": stream.codec_context.codec.canonical_name,
        "profile": stream.codec_context.profile,
        "pixel_format": first.format.name,
        "bit_depth": max(component.bits for component in first.format.components),
        "reordered": stream.codec_context.has_b_frames,
    }


def _bit_rate(media: InputContainer, frames: int, rate: Fraction) -> int:
    """Bits a second of the whole file; what containers tell of it is wrong after live recording."""
    return int(media.size * 8 * rate / frames)
