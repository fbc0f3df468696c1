"""Finding frames of a film by their moment, with bounded work."""

from collections.abc import Iterator

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from feedback.infrastructure.media.decoding import first_frame, frames_from, search_length, ticks_of

_MOST_PIXELS = 8_000_000_000


class Reel:
    """Winds to a moment by seeking, or by decoding on when the next key frame lies behind."""

    def __init__(self, media: InputContainer, stream: VideoStream) -> None:
        self._media, self._stream = media, stream
        self.origin = ticks_of(first_frame(media, stream, stream.start_time or 0)) or 0
        self._frames: Iterator[VideoFrame] = iter(())
        self._shown: VideoFrame | None = None
        self._before: VideoFrame | None = None
        self._left = _MOST_PIXELS // (stream.width * stream.height)

    def frame_at(self, ticks: int, tolerance: int) -> VideoFrame | None:
        """The first frame no earlier than `ticks - tolerance`, or the nearest before that the bounds allow."""
        if self._leads_to(ticks):
            return self._wind(ticks - tolerance, self._left)
        self._seek_before(ticks, tolerance)
        return self._wind(ticks - tolerance, max(self._left, search_length(self._stream)))

    def shown_at(self, ticks: int) -> VideoFrame | None:
        """The last frame no later than `ticks`, which is what is shown then; None where the bounds allow none."""
        ticks = max(self.origin, ticks)
        if not self._leads_to(ticks):
            self._seek_before(ticks, tolerance=0)
        found = self._wind(ticks + 1, max(self._left, search_length(self._stream)))
        if found is not None and (ticks_of(found) or 0) > ticks:
            found = self._before
        return found

    def _leads_to(self, ticks: int) -> bool:
        """Whether decoding on from here is the only way there, as in films with hardly any key frames."""
        here = None if self._shown is None else ticks_of(self._shown)
        if here is None or here >= ticks or self._left <= 0:
            return False
        entries = self._stream.index_entries
        key = entries.search_timestamp(ticks, backward=True)
        return key >= 0 and entries[key].timestamp <= here

    def _seek_before(self, ticks: int, tolerance: int) -> None:
        # AVI and open groups of pictures seek by decoding time, which may lead past the moment: then begin earlier.
        for back in (0, round(1 / (self._stream.time_base or 1)), ticks - self.origin):
            if self._seek(max(self.origin, ticks - back)) <= ticks + tolerance:
                break

    def _seek(self, ticks: int) -> int:
        """When the first frame is shown that is decoded from there."""
        self._frames = frames_from(self._media, self._stream, ticks)
        self._shown, self._before = next(self._frames, None), None
        return ticks if self._shown is None else ticks_of(self._shown) or 0

    def _wind(self, ticks: int, most: int) -> VideoFrame | None:
        while self._shown is not None and (ticks_of(self._shown) or 0) < ticks and most > 0:
            following = next(self._frames, None)
            if following is None:
                break
            self._before, self._shown = self._shown, following
            most, self._left = most - 1, self._left - 1
        return self._shown
