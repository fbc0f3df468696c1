"""What ffmpeg has written of a rendition so far."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from feedback.application.rendition_ports import Rendition, Segment
from feedback.infrastructure.media.bandwidth import average, peak
from feedback.infrastructure.media.boxes import BadBox
from feedback.infrastructure.media.fragment import Span, read_span
from feedback.infrastructure.media.hls_arguments import INIT_NAME
from feedback.infrastructure.media.init_segment import Track, codecs_of, read_tracks


@dataclass(slots=True)
class HlsOutput:
    """Reads each segment once, so that its file may go afterwards."""

    directory: Path
    tracks: list[Track] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=list)
    _segments: list[Segment] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.directory.name

    @property
    def seconds(self) -> Fraction:
        """How long what is whole lasts."""
        return self._fraction(self._spans[-1].end - self._spans[0].start) if self._spans else Fraction(0)

    def look(self) -> bool:
        """Whether more segments are whole than at the last look; BadBox when they are none."""
        known = len(self._spans)
        while (path := self._path(len(self._spans))).exists():
            if not self.tracks:
                self.tracks = read_tracks(self.directory / INIT_NAME)
            self._spans.append(read_span(path, self._film.number))
            self._sizes.append(path.stat().st_size)
        return len(self._spans) > known

    def rendition(self, *, complete: bool, more_than: int = 0) -> Rendition:
        """At least one segment must be whole. Its bandwidth is more than `more_than`."""
        # Only how long the last one lasts may change, by where the next begins.
        del self._segments[-1:]
        self._segments += (self._segment(index) for index in range(len(self._segments), len(self._spans)))
        segments = tuple(self._segments)
        return Rendition(
            name=self.name,
            width=self._film.width,
            height=self._film.height,
            codecs=codecs_of(self.tracks),
            bandwidth=max(peak(segments), more_than + 1),
            average_bandwidth=average(segments),
            frame_count=sum(span.count for span in self._spans) if complete else None,
            init=self.directory / INIT_NAME,
            segments=segments,
        )

    @property
    def _film(self) -> Track:
        for track in self.tracks:
            if track.is_video:
                return track
        raise BadBox("no pictures")

    def _segment(self, index: int) -> Segment:
        """Up to where the next one begins."""
        span, following = self._spans[index], self._spans[index + 1 : index + 2]
        ticks = (following[0].start if following else span.end) - span.start
        seconds = Decimal(round(self._fraction(ticks) * 1_000_000)).scaleb(-6)
        return Segment(self._path(index), seconds, self._sizes[index])

    def _fraction(self, ticks: int) -> Fraction:
        return Fraction(ticks, self._film.timescale)

    def _path(self, index: int) -> Path:
        return self.directory / f"{index + 1:05}.m4s"
