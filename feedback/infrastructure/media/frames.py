"""Single frames of a film as JPEG files."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from feedback.application.media_ports import VideoFacts
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
        reel, base = Reel(media, stream), stream.time_base or Fraction(1, 1000)
        for number in frames:
            # Up to half a frame a film keeps its rate; where it keeps none, it shows what came before that moment.
            middle = Fraction(2 * number + 1, 2) / Fraction(facts.frame_rate)
            found = reel.shown_at(reel.origin + int(middle / base))
            if found is not None:
                drawn[number] = directory / f"frame-{number}.jpg"
                drawn[number].write_bytes(jpeg_of(displayed(found, width, height, "yuvj420p")))
    return drawn


def _fitted(facts: VideoFacts) -> tuple[int, int]:
    """Even width and height in pixels in the film's shape, never larger than it by more than one."""
    scale = min(Fraction(1), Fraction(LONGEST_EDGE, max(facts.width, facts.height)))
    return _even(facts.width * scale), _even(facts.height * scale)


def _even(length: Fraction) -> int:
    return max(2, 2 * round(length / 2))
