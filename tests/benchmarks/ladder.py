"""The whole ladder of 30 s of 1080p30 at 20 Mb/s, beside bare ffmpeg doing the same; which goes first alternates."""

import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from feedback.application.media_ports import VideoFacts
from feedback.application.rendition_ports import Rendition
from feedback.infrastructure.media.ffmpeg_transcoder import FfmpegTranscoder
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.benchmarks.bars import Bars
from tests.samples import clip, ffmpeg

SECONDS, ROUNDS, MOST = 30, 3, 1.1
THREADS = 2
GRAIN = ("-vf", "noise=c0s=14:c0f=t", "-g", 60, "-b:v", "20M", "-maxrate", "20M", "-bufsize", "20M")
SIZES = {"1080p": ("6000k", "128k"), "720p": ("3100k", "128k"), "360p": ("1000k", "96k")}
GRAPH = "[0:v]split[1080p][a];[a]scale=1280:720,split[720p][b];[b]scale=640:360[360p];[0:a]aresample=48000,asplit=3"
SOUNDS = tuple(f"s{name}" for name in SIZES)


def measure(directory: Path, bars: Bars) -> None:
    film = clip(directory / "ladder.mp4", seconds=SECONDS, extra=GRAIN)
    facts = PyAVInspector().inspect(film)
    made = {"ours": directory / "ours", "bare": directory / "bare"}
    first: list[float] = []
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: first.append(ours(film, facts, made["ours"])),
        "bare": lambda: bare(film, made["bare"]),
    }
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    worked = {"ours": 0.0, "bare": 0.0}
    for turn in range(ROUNDS):
        for name in sorted(ways, reverse=turn % 2 == 0):
            before = _processor_seconds()
            took[name].append(_seconds(ways[name], made[name]))
            worked[name] += _processor_seconds() - before
    ratio = median(one / other for one, other in zip(took["ours"], took["bare"], strict=True))
    print(
        f"ladder of {SECONDS} s of 1080p30 at 20 Mb/s, median of {ROUNDS}: {median(took['ours']):.1f} s as shipped "
        f"(first segment of 360p after {median(first):.2f} s), {median(took['bare']):.1f} s by bare ffmpeg, "
        f"ratio {ratio:.2f} (bar: {MOST}); of processor seconds {worked['ours'] / worked['bare']:.2f}"
    )
    bars.hold(f"ladder: ≤ {MOST} × bare ffmpeg", ratio <= MOST, f"{ratio:.2f}")


def ours(film: Path, facts: VideoFacts, directory: Path) -> float:
    """As the worker does it, but for the way into the object store; seconds until the first segment is whole."""
    began, firsts = time.perf_counter(), []

    def watch(rendition: Rendition, complete: bool) -> None:
        firsts.append(time.perf_counter() - began)

    FfmpegTranscoder(threads=THREADS).encode(film, facts, directory, watch, lambda percent: None)
    return firsts[0]


def bare(film: Path, directory: Path) -> None:
    """One decode, the same sizes, encoders and bit rates, in segments of four seconds."""
    outputs: list[object] = []
    for name, (most, sound) in SIZES.items():
        (directory / name).mkdir()
        outputs += ["-map", f"[{name}]", "-map", f"[s{name}]", "-c:v", "libx264", "-preset", "veryfast", "-crf", 23]
        outputs += ["-maxrate", most, "-bufsize", f"{2 * int(most[:-1])}k", "-pix_fmt", "yuv420p", "-threads", THREADS]
        outputs += ["-force_key_frames", "expr:gte(t,n_forced*4)", "-sc_threshold", 0, "-c:a", "aac", "-ac", 2]
        outputs += [
            "-b:a",
            sound,
            "-f",
            "hls",
            "-hls_time",
            4,
            "-hls_playlist_type",
            "vod",
            "-hls_segment_type",
            "fmp4",
        ]
        outputs += ["-hls_segment_filename", directory / name / "%05d.m4s", directory / name / "index.m3u8"]
    sounds = "".join(f"[{name}]" for name in SOUNDS)
    ffmpeg("-threads", THREADS, "-i", film, "-filter_complex", GRAPH + sounds, *outputs)


def _seconds(way: Callable[[], object], directory: Path) -> float:
    directory.mkdir()
    began = time.perf_counter()
    way()
    took = time.perf_counter() - began
    shutil.rmtree(directory)
    return took


def _processor_seconds() -> float:
    """Of all children so far; beside a busy neighbour they tell more than the clock."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
