"""30 s of 1080p30 at 20 Mb/s through the product: how soon they play after their last byte, and when all is made."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.bars import Bars
from tests.benchmarks.upload import watched
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.e2e.screening import Player, Sent, playback_of, send_in_parts, until_whole
from tests.samples import clip, ffmpeg, small

MEBIBYTE = 2**20
SECONDS, ROUNDS, BITS = 30, 3, "20M"
# What plays nowhere before it is encoded takes as long as the machine takes for the first seconds.
HELD = frozenset({"H.264"})
FIRST_PLAYABLE, MOST_GROWTH = 2.0, 32.0
PATIENCE = 600
# Asking is work, too: often until it plays, then now and then.
OFTEN, SELDOM = 0.05, 0.5
# Noise is what such a film's bits are spent on.
GRAIN = ("-vf", "noise=c0s=14:c0f=t")
STEADY = (*GRAIN, "-g", 60, "-b:v", BITS, "-minrate", BITS, "-maxrate", BITS, "-bufsize", "2M")
FILMS: dict[str, tuple[str, tuple[object, ...]]] = {
    "H.264": ("libx264", ("-x264-params", "nal-hrd=cbr", *STEADY)),
    "HEVC": ("libx265", ("-preset", "ultrafast", "-tag:v", "hvc1", "-x265-params", "log-level=none", *STEADY)),
}


@dataclass
class Course:
    """Seconds after the last byte, by what had come to be; and what played first."""

    seconds: dict[str, float] = field(default_factory=dict)
    first: str = ""

    def note(self, body: dict[str, Any], at: float) -> None:
        if not self.first and (playing := played_by(body)):
            self.first = playing
            self.seconds["playable"] = at
        for name, holds in (
            ("ready", body["status"] == "ready"),
            ("whole", bool(body["hls"] and body["hls"]["complete"])),
        ):
            if holds:
                self.seconds.setdefault(name, at)


def measure(product: Product, directory: Path, bars: Bars) -> None:
    person = Person(product, "screening")
    project_id = str(person.must("POST", "/v2/projects", 201, json={"name": "시사"})["id"])
    warm = send_in_parts(person, project_id, small(directory / "warm-film.mp4"))
    until_whole(person, warm, PATIENCE)
    for name, (codec, extra) in FILMS.items():
        film = rendered(directory / f"{name}.mp4", codec, extra)
        with watched(product.processes("web")) as peak:
            course = followed(person, send_in_parts(person, project_id, film))
        tell(name, film, course, peak.growth / MEBIBYTE, bars)


def rendered(path: Path, codec: str, extra: tuple[object, ...]) -> Path:
    """A third of it three times over, which takes a third of the time to render."""
    part = clip(path.with_stem(f"{path.stem}-part"), seconds=SECONDS / ROUNDS, codec=codec, audio=False, extra=extra)
    tone = ("-f", "lavfi", "-i", f"sine=sample_rate=48000:duration={SECONDS}")
    ffmpeg(
        "-stream_loop", ROUNDS - 1, "-i", part, *tone, "-c:v", "copy", "-c:a", "aac", "-movflags", "+faststart", path
    )
    return path


def followed(person: Person, sent: Sent) -> Course:
    """Asks until all is made, which then has every picture."""
    course, player = Course(), Player()
    while "whole" not in course.seconds:
        body = playback_of(person, sent)
        course.note(body, time.perf_counter() - sent.at)
        assert time.perf_counter() - sent.at < PATIENCE, course
        time.sleep(SELDOM if course.first else OFTEN)
    media = player.listed(f"{body['hls']['master_url'].removesuffix('master.m3u8')}360p.m3u8")
    assert len(player.frames(media)) == SECONDS * 30
    return course


def played_by(body: dict[str, Any]) -> str:
    """What a browser can play by now."""
    if body["decision"] and body["decision"]["delivery"] == "play":
        return "source"
    if body["hls"] and body["hls"]["source_url"]:
        return "source, wrapped anew"
    return "360p" if body["hls"] and body["hls"]["master_url"] else ""


def tell(name: str, film: Path, course: Course, growth: float, bars: Bars) -> None:
    seconds, size = course.seconds, film.stat().st_size / 1e6
    is_held = name in HELD
    print(
        f"film of {SECONDS} s, {name}, {size:.0f} MB: plays {seconds['playable']:.2f} s after its last byte "
        f"({course.first}{f'; bar: less than {FIRST_PLAYABLE:.0f} s' if is_held else ''}), "
        f"ready after {seconds['ready']:.2f} s, all sizes after {seconds['whole']:.1f} s; "
        f"web processes grew by {growth:.1f} MiB (bar: less than {MOST_GROWTH:.0f} MiB)",
        flush=True,
    )
    if is_held:
        found = f"{seconds['playable']:.2f} s"
        bars.hold(f"film: plays within {FIRST_PLAYABLE:.0f} s", seconds["playable"] < FIRST_PLAYABLE, found)
    bars.hold(f"film: web grows by less than {MOST_GROWTH:.0f} MiB", growth < MOST_GROWTH, f"{growth:.1f} MiB")
