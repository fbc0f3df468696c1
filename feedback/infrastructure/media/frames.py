"""Single frames of a film as JPEG files."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice
from pathlib import Path

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from feedback.application.media_ports import VideoFacts
from feedback.domain.container_format import ContainerFormat
from feedback.infrastructure.media.decoding import frames_from, search_length
from feedback.infrastructure.media.display import displayed
from feedback.infrastructure.media.jpeg import jpeg_of
from feedback.infrastructure.media.opening import open_video, video_stream
from feedback.infrastructure.media.reel import Reel

LONGEST_EDGE = 640


def draw_frames(path: Path, facts: VideoFacts, frames: Sequence[int], directory: Path) -> dict[int, Path]:
    """Those of `frames`, which ascend, that can be decoded; MediaUnreadable when there is no film."""
    width, height = _fitted(facts)
    drawn: dict[int, Path] = {}
    with open_video(path, facts.container) as media:
        stream = video_stream(media)
        finder = _finder(media, stream, facts)
        for number in frames:
            if (found := finder(number)) is not None:
                drawn[number] = directory / f"frame-{number}.jpg"
                drawn[number].write_bytes(jpeg_of(displayed(found, width, height, "yuvj420p")))
    return drawn


def _finder(media: InputContainer, stream: VideoStream, facts: VideoFacts) -> Callable[[int], VideoFrame | None]:
    if facts.container is ContainerFormat.AVI and stream.codec_context.has_b_frames:
        return partial(_counted, media, stream)
    reel, base = Reel(media, stream), stream.time_base or Fraction(1, 1000)
    rate = Fraction(facts.frame_rate)

    def timed(number: int) -> VideoFrame | None:
        """A film keeps its rate up to half a frame; where it keeps none, it shows what came before that moment."""
        middle = Fraction(2 * number + 1, 2) / rate
        return reel.shown_at(reel.origin + int(middle / base))

    return timed


def _counted(media: InputContainer, stream: VideoStream, number: int) -> VideoFrame | None:
    """AVI knows no times of pictures that lie in another order than they are shown, but how many there are."""
    entries = stream.index_entries
    number = min(number, len(entries) - 1)
    key = entries.search_timestamp(number, backward=True)
    if key < 0 or number - key > search_length(stream):
        return None
    return next(islice(frames_from(media, stream, entries[key].timestamp), number - key, None), None)


def _fitted(facts: VideoFacts) -> tuple[int, int]:
    """Even width and height in pixels in the film's shape, never larger than it by more than one."""
    scale = min(Fraction(1), Fraction(LONGEST_EDGE, max(facts.width, facts.height)))
    return _even(facts.width * scale), _even(facts.height * scale)


def _even(length: Fraction) -> int:
    return max(2, 2 * round(length / 2))
