"""Peaks of a video's sound, measured while ffmpeg decodes it; no more of it than one block is ever held."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from pathlib import Path

from PIL import Image, ImageChops

from feedback.application.media_ports import VideoFacts
from feedback.domain.waveform import Waveform, samples_per_pixel
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.ffmpeg import film_input, read_ffmpeg

_MOST_RATE = 48_000
_BLOCK = 1 << 18
_SILENCE = 128
_Fold = Callable[[Image.Image, Image.Image], Image.Image]


@dataclass(frozen=True, slots=True)
class FfmpegSoundMeter:
    """A `SoundMeter`. Sound of hours takes minutes at most."""

    confinement: Confinement = field(default_factory=lambda: Confinement(cpu_seconds=900, wall_seconds=1800))

    def measure(self, path: Path, facts: VideoFacts, tell: Callable[[int], None]) -> Waveform | None:
        """MediaUnreadable, InspectionFailed."""
        if (facts.audio_delay or 0) >= facts.duration * 1000:
            return None
        rate = min(facts.audio_sample_rate or _MOST_RATE, _MOST_RATE)
        wanted = ceil(Fraction(facts.duration) * rate)
        width = samples_per_pixel(wanted)
        peaks, heard = array("b"), 0
        decoded = read_ffmpeg(_arguments(path, facts, rate, wanted), limits=self.confinement, watch=lambda: tell(0))
        with closing(decoded):
            for block in _blocks(decoded, width):
                peaks.frombytes(_peaks(block, width))
                heard += len(block)
                tell(min(99, heard * 100 // wanted))
        return Waveform(sample_rate=rate, samples_per_pixel=width, peaks=peaks) if peaks else None


def _arguments(path: Path, facts: VideoFacts, rate: int, samples: int) -> list[str]:
    """Samples of 8 bits from the first picture on: silence before late sound, nothing of what is early."""
    placed = f"asetpts=PTS-STARTPTS+{facts.audio_delay or 0}/1000/TB,aresample={rate}:async=1:first_pts=0"
    return [
        *film_input(path, facts.container),
        *("-map", "0:a:0", "-vn", "-sn", "-dn"),
        *("-af", f"{placed},atrim=end_sample={samples}"),
        *("-ac", "1", "-c:a", "pcm_u8", "-f", "u8", "pipe:1"),
    ]


def _blocks(chunks: Iterator[bytes], width: int) -> Iterator[bytes]:
    """The same bytes in whole peaks, the last one filled up with what it ends with."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) >= max(_BLOCK, width):
            whole = len(held) // width * width
            yield bytes(held[:whole])
            del held[:whole]
    if held:
        yield bytes(held) + held[-1:] * (-len(held) % width)


def _peaks(block: bytes, width: int) -> bytes:
    """Least and greatest of every `width` samples (a power of two), signed.

    The samples are the rows of a grey picture that is folded in half until one column is left: Pillow compares a
    hundred times as fast as Python.
    """
    rows = Image.frombytes("L", (width, len(block) // width), block)
    peaks = bytearray(2 * rows.height)
    peaks[::2] = _folded(rows, ImageChops.darker)
    peaks[1::2] = _folded(rows, ImageChops.lighter)
    return bytes(peaks.translate(_SIGNED))


def _folded(rows: Image.Image, fold: _Fold) -> bytes:
    while rows.width > 1:
        half = rows.width // 2
        rows = fold(rows.crop((0, 0, half, rows.height)), rows.crop((half, 0, 2 * half, rows.height)))
    return rows.tobytes()


_SIGNED = bytes((value - _SILENCE) % 256 for value in range(256))
