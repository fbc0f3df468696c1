"""Poster and thumbnails of a video as JPEG files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from av.video.frame import VideoFrame

from feedback.application.media_ports import MediaUnreadable, Picture, Pictures, UnreadableReason, VideoFacts
from feedback.infrastructure.media.decoding import ticks_of
from feedback.infrastructure.media.display import displayed
from feedback.infrastructure.media.jpeg import jpeg_of
from feedback.infrastructure.media.opening import open_video, video_stream
from feedback.infrastructure.media.reel import Reel

POSTER_WIDTH = 1280
THUMBNAIL_WIDTH = 320
THUMBNAILS = 10
_TELLING_MOMENTS = (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(0))
_DARK = 28
_FLAT = 12


@dataclass(frozen=True, slots=True)
class _Film:
    reel: Reel
    time_base: Fraction
    facts: VideoFacts

    def frame(self, share: Fraction) -> VideoFrame:
        """The frame shown at this share of the duration; MediaUnreadable when nothing there can be decoded."""
        seconds = int(share * self.facts.frame_count) / Fraction(self.facts.frame_rate)
        half = int(1 / Fraction(self.facts.frame_rate) / self.time_base / 2)
        found = self.reel.frame_at(self.reel.origin + round(seconds / self.time_base), tolerance=half)
        if found is None:
            raise MediaUnreadable(UnreadableReason.DAMAGED, f"no picture at {float(seconds):.3f}")
        return found

    def seconds(self, frame: VideoFrame) -> Decimal:
        """When the frame is shown, from the first picture on, 3 decimals."""
        ticks = (ticks_of(frame) or 0) - self.reel.origin
        return Decimal(round(max(0, ticks) * self.time_base * 1000)).scaleb(-3)

    def picture(self, frame: VideoFrame, path: Path, most_wide: int) -> Picture:
        """Write the frame as displayed, at most `most_wide` pixels wide."""
        width, height = _reduced(self.facts, most_wide)
        path.write_bytes(jpeg_of(displayed(frame, width, height, "yuvj420p")))
        return Picture(path, self.seconds(frame), width, height)


def draw_pictures(path: Path, facts: VideoFacts, directory: Path) -> Pictures:
    """Decode as few frames as the pictures need; MediaUnreadable."""
    with open_video(path, facts.container) as media:
        stream = video_stream(media)
        film = _Film(Reel(media, stream), stream.time_base or Fraction(1, 1000), facts)
        poster = film.picture(_telling_frame(film), directory / "poster.jpg", POSTER_WIDTH)
        return Pictures(poster, tuple(_thumbnails(film, directory)))


def _thumbnails(film: _Film, directory: Path) -> Iterator[Picture]:
    count = min(THUMBNAILS, film.facts.frame_count)
    shown: list[Decimal] = []
    for index in range(count):
        frame = film.frame(Fraction(2 * index + 1, 2 * count))
        if film.seconds(frame) not in shown:
            shown.append(film.seconds(frame))
            yield film.picture(frame, directory / f"thumbnail-{len(shown):02}.jpg", THUMBNAIL_WIDTH)


def _telling_frame(film: _Film) -> VideoFrame:
    """The first candidate that is neither dark nor of one tone, else the brightest."""
    seen: list[tuple[float, VideoFrame]] = []
    for share in _TELLING_MOMENTS:
        frame = film.frame(share)
        luma = bytes(displayed(frame, 64, 36, "gray").planes[0])
        brightness = sum(luma) / len(luma)
        if brightness > _DARK and max(luma) - min(luma) > _FLAT:
            return frame
        seen.append((brightness, frame))
    return max(seen, key=lambda each: each[0])[1]


def _reduced(facts: VideoFacts, most_wide: int) -> tuple[int, int]:
    """Even width and height in pixels, never larger than the video by more than one."""
    width = min(most_wide, facts.width)
    height = round(Fraction(facts.height * width, facts.width))
    return max(2, width + width % 2), max(2, height + height % 2)
