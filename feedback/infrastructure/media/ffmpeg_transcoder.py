"""Makes films playable with ffmpeg."""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from feedback.application.media_ports import MediaUnreadable, UnreadableReason, VideoFacts
from feedback.application.rendition_ports import SOURCE_RENDITION, Publish, Rendition
from feedback.domain.ladder import ladder_of
from feedback.infrastructure.media.boxes import BadBox
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.ffmpeg import read_ffmpeg, run_ffmpeg
from feedback.infrastructure.media.hls_arguments import FIRST_PICTURE, FIRST_SOUND, copied, encoded, first_moment
from feedback.infrastructure.media.hls_output import HlsOutput

_GIB, _MIB = 1 << 30, 1 << 20
_LEAST_SECONDS, _MOST_SECONDS = 300, 86_400
_SECONDS_A_MEGAPIXEL = 0.1
_SEGMENT_BYTES = 256 * _MIB
_MOST_THREADS = 8
_COPIED_SOUND = "aac"
# One frame of AAC at 48 kHz is shown this long, and cannot be cut.
_TOGETHER = Fraction(1024, 48_000)


@dataclass(frozen=True, slots=True)
class FfmpegTranscoder:
    """A `Transcoder`; `threads` for each codec, 0 for as many as there are processors."""

    memory_bytes: int = 4 * _GIB
    threads: int = 0

    def remux(self, source: Path, facts: VideoFacts, directory: Path, tell: Callable[[int], None]) -> Rendition:
        """The pictures as they are, and AAC that begins with them."""
        pictures = self._first_picture(source, facts)
        copy_sound = facts.audio_codec == _COPIED_SOUND and self._begin_together(source, facts, pictures)
        output = HlsOutput(directory / SOURCE_RENDITION)
        output.directory.mkdir()
        arguments = copied(facts, source, SOURCE_RENDITION, pictures, sound_too=copy_sound)
        run_ffmpeg(
            arguments,
            limits=self._limits(facts, source.stat().st_size + _SEGMENT_BYTES),
            watch=lambda: _report([output], facts, lambda _rendition, _complete: None, tell),
            directory=directory,
        )
        _look_at([output])
        return _finished([output])[0]

    def encode(
        self, source: Path, facts: VideoFacts, directory: Path, watch: Publish, tell: Callable[[int], None]
    ) -> tuple[Rendition, ...]:
        """The ladder, largest first."""
        rungs = ladder_of(facts.width, facts.height)
        outputs = [HlsOutput(directory / rung.name) for rung in rungs]
        for output in outputs:
            output.directory.mkdir()
        arguments = encoded(facts, source, rungs, self._first_picture(source, facts), self._threads)
        run_ffmpeg(
            arguments,
            limits=self._limits(facts, _SEGMENT_BYTES),
            watch=lambda: _report(outputs, facts, watch, tell),
            directory=directory,
        )
        _look_at(outputs)
        made = _finished(outputs)
        for rendition in reversed(made):
            watch(rendition, True)
        return made

    def _first_picture(self, source: Path, facts: VideoFacts) -> Fraction:
        if (moment := self._first(source, facts, FIRST_PICTURE)) is None:
            raise MediaUnreadable(UnreadableReason.DAMAGED, "no picture")
        return moment

    def _begin_together(self, source: Path, facts: VideoFacts, pictures: Fraction) -> bool:
        sound = self._first(source, facts, FIRST_SOUND)
        return sound is not None and abs(sound - pictures) <= _TOGETHER

    def _first(self, source: Path, facts: VideoFacts, stream: tuple[str, ...]) -> Fraction | None:
        """Seconds at which the stream begins."""
        with closing(read_ffmpeg(first_moment(facts, source, stream), limits=Confinement())) as told:
            return _moment(b"".join(told).decode())

    @property
    def _threads(self) -> int:
        return self.threads or min(_MOST_THREADS, os.cpu_count() or 1)

    def _limits(self, facts: VideoFacts, file_bytes: int) -> Confinement:
        """Time by the pixels that there are to decode: ten times what a slow machine takes."""
        megapixels = max(1.0, facts.width * facts.height / 1_000_000)
        seconds = _LEAST_SECONDS + int(facts.frame_count * megapixels * _SECONDS_A_MEGAPIXEL)
        wall = min(seconds, _MOST_SECONDS)
        return Confinement(
            memory_bytes=self.memory_bytes,
            file_bytes=file_bytes,
            cpu_seconds=wall * (os.cpu_count() or 1),
            wall_seconds=wall,
        )


def _moment(told: str) -> Fraction | None:
    """From what framecrc prints: `#tb 0: 1/30000`, then `0, decoded, shown, …`."""
    base = Fraction(0)
    for line in told.splitlines():
        if line.startswith("#tb 0: "):
            base = Fraction(line[7:])
        elif line and not line.startswith("#"):
            return int(line.split(",")[2]) * base
    return None


def _report(outputs: Sequence[HlsOutput], facts: VideoFacts, watch: Publish, tell: Callable[[int], None]) -> None:
    """Publish what is new, the smallest first."""
    grown = _look_at(outputs)
    below = 0
    for output in reversed(outputs):
        if output.seconds:
            rendition = output.rendition(complete=False, more_than=below)
            below = rendition.bandwidth
            if output in grown:
                watch(rendition, False)
    slowest = min(output.seconds for output in outputs)
    tell(min(99, int(100 * slowest / Fraction(facts.duration))))


def _look_at(outputs: Sequence[HlsOutput]) -> list[HlsOutput]:
    try:
        return [output for output in outputs if output.look()]
    except BadBox as refusal:
        raise MediaUnreadable(UnreadableReason.UNREADABLE, str(refusal)) from refusal


def _finished(outputs: Sequence[HlsOutput]) -> tuple[Rendition, ...]:
    """All of them whole, of the same pictures, and the smaller the less demanding."""
    made: list[Rendition] = []
    for output in reversed(outputs):
        if not output.seconds:
            raise MediaUnreadable(UnreadableReason.DAMAGED, "no picture can be decoded")
        made.insert(0, output.rendition(complete=True, more_than=made[0].bandwidth if made else 0))
    if len({rendition.frame_count for rendition in made}) > 1:
        raise MediaUnreadable(UnreadableReason.DAMAGED, "not all pictures in all sizes")
    return tuple(made)
