"""Poster with thumbnails, sprite sheet and waveform of 30 s of 1080p30 at 20 Mb/s, beside bare ffmpeg doing the same.

Once with a key frame every two seconds, as cameras and telephones write them, once with as few as x264 writes unasked.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from core.domain.ids import new_id
from feedback.application.draw_poster import draw_poster
from feedback.application.draw_sprite import draw_sprite
from feedback.application.read_waveform import read_waveform
from feedback.application.steps import Step, Work
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from feedback.infrastructure.media.sound_meter import FfmpegSoundMeter
from tests.benchmarks.bars import Bars
from tests.feedback.fakes import FakeStore
from tests.samples import clip, ffmpeg

SECONDS, ROUNDS, MOST = 30, 5, 1.3
GRAIN = ("-vf", "noise=c0s=14:c0f=t", "-b:v", "20M", "-maxrate", "20M", "-bufsize", "20M", "-bf", 2)
FILMS = {"often": ("-g", 60), "seldom": ("-g", 250)}
SHEETS = {
    "often": (("-skip_frame", "nokey"), "scale=160:-2,tile=10x2"),
    "seldom": ((), f"fps=1,scale=160:-2,tile=10x{SECONDS // 10}"),
}


@dataclass(frozen=True)
class Ours:
    """Our steps, each as the worker does it, but for the way into the object store."""

    film: Path
    directory: Path

    def parts(self) -> dict[str, Callable[[], object]]:
        store, inspector, meter = FakeStore(), PyAVInspector(), FfmpegSoundMeter()
        work = Work(
            project_id=new_id(),
            version_id=new_id(),
            source=self.film,
            facts=inspector.inspect(self.film),
            directory=self.directory,
            tell=lambda percent: None,
        )
        steps: dict[str, Step] = {
            "poster": lambda work: draw_poster(work, inspector=inspector, store=store),
            "sprite": lambda work: draw_sprite(work, drawer=inspector, store=store),
            "waveform": lambda work: read_waveform(work, meter=meter, store=store),
        }
        return {name: (lambda step=step: step(work)) for name, step in steps.items()}


@dataclass(frozen=True)
class Bare:
    """The quickest that ffmpeg's own program does the same in: it seeks for single pictures."""

    film: Path
    directory: Path
    keys: str

    def parts(self) -> dict[str, Callable[[], object]]:
        return {"poster": self.poster, "sprite": self.sprite, "waveform": self.waveform}

    def poster(self) -> None:
        self._picture(SECONDS / 10, 1280)
        for index in range(10):
            self._picture(SECONDS * (2 * index + 1) / 20, 320)

    def sprite(self) -> None:
        before, filters = SHEETS[self.keys]
        ffmpeg(*before, "-i", self.film, "-an", "-vf", filters, "-frames:v", 1, self.directory / "sheet.jpg")

    def waveform(self) -> None:
        ffmpeg("-i", self.film, "-vn", "-ac", 1, "-c:a", "pcm_u8", "-f", "u8", self.directory / "sound.raw")

    def _picture(self, moment: float, width: int) -> None:
        before = ("-ss", moment, "-i", self.film, "-an", "-frames:v", 1)
        ffmpeg(*before, "-vf", f"scale={width}:-2", "-update", 1, self.directory / f"{width}.jpg")


def measure(directory: Path, bars: Bars) -> None:
    for keys, extra in FILMS.items():
        film = clip(directory / f"{keys}.mp4", seconds=SECONDS, extra=(*GRAIN, *extra))
        os.sync()
        ours, bare = Ours(film, directory).parts(), Bare(film, directory, keys).parts()
        found = _in_rounds({"ours": ours, "bare": bare})
        _tell(keys, film, found["ours"], found["bare"], bars)


def _in_rounds(sides: dict[str, dict[str, Callable[[], object]]]) -> dict[str, list[dict[str, float]]]:
    """Seconds of each part by round; the side that begins changes from round to round, the first one is not counted."""
    found: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for turn in range(ROUNDS + 1):
        for side in sorted(sides, reverse=turn % 2 == 1):
            found[side].append({name: _seconds_of(part) for name, part in sides[side].items()})
    return {side: rounds[1:] for side, rounds in found.items()}


def _seconds_of(part: Callable[[], object]) -> float:
    began = time.perf_counter()
    part()
    return time.perf_counter() - began


def _tell(keys: str, film: Path, ours: list[dict[str, float]], bare: list[dict[str, float]], bars: Bars) -> None:
    ratio = median(sum(one.values()) / sum(other.values()) for one, other in zip(ours, bare, strict=True))
    parts = ", ".join(
        f"{name} {median(each[name] for each in ours):.2f} s beside {median(each[name] for each in bare):.2f} s"
        for name in ours[0]
    )
    print(
        f"pictures and sound, {film.stat().st_size / 1e6:.0f} MB, key frames {keys}: {parts}; "
        f"ratio to bare ffmpeg {ratio:.2f} (bar: at most {MOST})"
    )
    bars.hold(f"pictures: at most {MOST} x bare ffmpeg, key frames {keys}", ratio <= MOST, f"{ratio:.2f}")
