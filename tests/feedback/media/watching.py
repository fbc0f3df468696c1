"""Renditions as a player sees them: their segments decoded one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
from av.video.frame import VideoFrame

from feedback.application.media_ports import VideoFacts
from feedback.application.rendition_ports import Rendition, Segment
from feedback.infrastructure.media.decoding import frames_from, ticks_of
from feedback.infrastructure.media.opening import open_video, video_stream


@dataclass(frozen=True)
class Watched:
    """When each picture is shown, which of them are key frames, and when the sound begins and ends."""

    shown: list[Fraction]
    keys: list[Fraction]
    heard: tuple[Fraction, Fraction] | None


def watch(rendition: Rendition) -> Watched:
    """The whole of it; every picture is decoded."""
    content = _joined(rendition.init, rendition.segments)
    with av.open(BytesIO(content)) as media:
        frames = list(media.decode(media.streams.video[0]))
    shown = [frame.pts * frame.time_base for frame in frames]
    keys = [frame.pts * frame.time_base for frame in frames if frame.key_frame]
    return Watched(shown, keys, _heard(content))


def pictures_in(rendition: Rendition, segment: Segment) -> list[VideoFrame]:
    """What one segment shows by itself."""
    with av.open(BytesIO(_joined(rendition.init, [segment]))) as media:
        return list(media.decode(media.streams.video[0]))


def source_moments(path: Path, facts: VideoFacts) -> tuple[list[Fraction], Fraction]:
    """When the film's own pictures are shown, from the first on, and the tick of its clock."""
    with open_video(path, facts.container) as media:
        stream = video_stream(media)
        base = Fraction(stream.time_base)
        ticks = [ticks_of(frame) for frame in frames_from(media, stream, stream.start_time or 0)]
    moments = sorted(tick * base for tick in ticks if tick is not None)
    return [moment - moments[0] for moment in moments], base


def pixel(frame: VideoFrame, across: float, down: float) -> tuple[int, int, int]:
    """Red, green and blue at this share of width and height."""
    reduced = frame.reformat(format="rgb24")
    plane = bytes(reduced.planes[0])
    at = int(down * frame.height) * reduced.planes[0].line_size + int(across * frame.width) * 3
    red, green, blue = plane[at : at + 3]
    return red, green, blue


def _heard(content: bytes) -> tuple[Fraction, Fraction] | None:
    with av.open(BytesIO(content)) as media:
        if not media.streams.audio:
            return None
        frames = list(media.decode(media.streams.audio[0]))
    last = frames[-1]
    return frames[0].pts * frames[0].time_base, last.pts * last.time_base + Fraction(last.samples, last.sample_rate)


def _joined(init: Path, segments: Iterable[Segment]) -> bytes:
    return init.read_bytes() + b"".join(segment.path.read_bytes() for segment in segments)
