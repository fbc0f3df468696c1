"""Makes films playable with ffmpeg."""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from feedback.application.media_ports import MediaUnreadable, UnreadableReason, VideoFacts
from feedback.application.rendition_ports import SOURCE_RENDITION, Publish, Rendition
from feedback.domain.ladder import ladder_of, whole
from feedback.infrastructure.media.boxes import BadBox
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.ffmpeg import read_ffmpeg, run_ffmpeg
from feedback.infrastructure.media.hls_arguments import FIRST_PICTURE, FIRST_SOUND, copied, encoded, first_moment
from feedback.infrastructure.media.hls_output import HlsOutput

_GIB, _MIB = 1 << 30, 1 << 20
_LEAST_SECONDS, _MOST_SECONDS = 300, 86_400
_SECONDS_A_MEGAPIXEL = 0.1
_SEGMENT_BYTES = 256 * _MIB
_USUAL_THREADS = 8
# More do not find room in the memory that a child has.
_MOST_THREADS = 32
_COPIED_SOUND = "aac"
# One frame of AAC at 48 kHz is shown this long, and cannot be cut.
_TOGETHER = Fraction(1024, 48_000)


@dataclass(frozen=True, slots=True)
class FfmpegTranscoder:
    """A `Transcoder`; `threads` for each codec, at most 32; 0 for as many as there are processors, at most 8."""

    memory_bytes: int = 4 * _GIB
    threads: int = 0

    def remux(self, source: Path, facts: VideoFacts, directory: Path, tell: Callable[[int], None]) -> Rendition:
        """The pictures as they are, and AAC that begins with them.

        A film that is cut between its key frames cannot do without pictures that are not shown: it is encoded.
        """
        start = self._first_picture(source, facts)
        copy_sound = facts.audio_codec == _COPIED_SOUND and self._begin_together(source, facts, start)
        arguments = copied(facts, source, SOURCE_RENDITION, start, sound_too=copy_sound)
        file_bytes = source.stat().st_size + _SEGMENT_BYTES
        (made,) = self._make(arguments, [SOURCE_RENDITION], facts, directory, _nobody, tell, file_bytes)
        if made.frame_count == facts.frame_count:
            return made
        shutil.rmtree(made.init.parent)
        rungs = (whole(SOURCE_RENDITION, facts.width, facts.height),)
        arguments = encoded(facts, source, rungs, start, self._threads)
        return self._make(arguments, [SOURCE_RENDITION], facts, directory, _nobody, tell, _SEGMENT_BYTES)[0]

    def encode(
        self, source: Path, facts: VideoFacts, directory: Path, watch: Publish, tell: Callable[[int], None]
    ) -> tuple[Rendition, ...]:
        """The ladder, largest first."""
        rungs = ladder_of(facts.width, facts.height)
        arguments = encoded(facts, source, rungs, self._first_picture(source, facts), self._threads)
        names = [rung.name for rung in rungs]
        made = self._make(arguments, names, facts, directory, watch, tell, _SEGMENT_BYTES)
        for rendition in reversed(made):
            watch(rendition, True)
        return made

    def _make(
        self,
        arguments: list[str],
        names: list[str],
        facts: VideoFacts,
        directory: Path,
        watch: Publish,
        tell: Callable[[int], None],
        file_bytes: int,
    ) -> tuple[Rendition, ...]:
        outputs = [HlsOutput(directory / name) for name in names]
        for output in outputs:
            output.directory.mkdir()
        run_ffmpeg(
            arguments,
            limits=self._limits(facts, file_bytes),
            watch=lambda: _report(outputs, facts, watch, tell),
            directory=directory,
        )
        _look_at(outputs)
        return _finished(outputs)

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
        return min(_MOST_THREADS, self.threads or min(_USUAL_THREADS, os.cpu_count() or 1))

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


def _nobody(rendition: Rendition, complete: bool) -> None:
    """Nobody waits for parts of it."""


def _report(outputs: Sequence[HlsOutput], facts: VideoFacts, watch: Publish, tell: Callable[[int], None]) -> None:
    """Publish what is new, the smallest first."""
    if grown := _look_at(outputs):
        _publish(outputs, grown, watch)
    slowest = min(output.seconds for output in outputs)
    tell(min(99, int(100 * slowest / Fraction(facts.duration))))


def _publish(outputs: Sequence[HlsOutput], grown: Sequence[HlsOutput], watch: Publish) -> None:
    """Of a long film what there is takes long to tell, so nobody asks when nothing has grown."""
    below = 0
    for output in reversed(outputs):
        if output.seconds:
            rendition = output.rendition(complete=False, more_than=below)
            below = rendition.bandwidth
            if output in grown:
                watch(rendition, False)


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
