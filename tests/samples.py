"""Real video files for tests, rendered by ffmpeg."""

import random
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

SMALL = "320x180"
NOISE = 16 * 1024 * 1024
FAST = {
    "libx264": ["-preset", "ultrafast", "-pix_fmt", "yuv420p"],
    "libvpx": ["-deadline", "realtime", "-cpu-used", "8"],
    "libvpx-vp9": ["-deadline", "realtime", "-cpu-used", "8"],
}
SOUND = {".avi": "pcm_s16le", ".webm": "libopus"}
FAST_START = ("-movflags", "+faststart")
CORNERS = "color=red:s=320x180:r=10:d=0.5,drawbox=160:0:160:90:blue:fill,drawbox=0:90:160:90:lime:fill"


def ffmpeg(*arguments: object) -> None:
    """Run ffmpeg over an existing output; CalledProcessError tells what it said."""
    command = [get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def clip(
    path: Path,
    *,
    seconds: float = 30,
    size: str = "1920x1080",
    rate: str = "30",
    codec: str = "libx264",
    audio: bool = True,
    timecode: str | None = None,
    extra: tuple[object, ...] = (),
) -> Path:
    """Render a moving test picture with a tone into `path`, whose ending names the container; about real time / 5."""
    picture = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}:duration={seconds}"]
    tone = ["-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}"] if audio else []
    sound = ["-c:a", SOUND.get(path.suffix, "aac")] if audio else []
    label = ["-timecode", timecode] if timecode else []
    ffmpeg(*picture, *tone, "-c:v", codec, *FAST.get(codec, []), *sound, *label, *extra, path)
    return path


def small(path: Path, **wishes: object) -> Path:
    """Like `clip`, one second of 320x180 without sound unless wished otherwise."""
    wanted = {"seconds": 1, "size": SMALL, "rate": "30", "audio": False} | wishes
    return clip(path, **wanted)  # type: ignore[arg-type]


def padded(path: Path, size: int) -> Path:
    """Exactly `size` bytes of a playable mp4: a second of picture, then noise that players pass over."""
    small(path, extra=FAST_START)
    noise, left = random.Random(size), size - path.stat().st_size - 8
    with path.open("ab") as file:
        file.write((left + 8).to_bytes(4, "big") + b"free")
        while left:
            file.write(noise.randbytes(min(left, NOISE)))
            left -= min(left, NOISE)
    return path


class Samples:
    """A folder of small files, each rendered when first asked for by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.named: Callable[[str], Path] = cache(self._render)

    def _render(self, name: str) -> Path:
        return RECIPES[name](self, self.folder / name)

    def cut(self, name: str, share: float) -> Path:
        """The first `share` of a sample, as a broken upload leaves it."""
        whole = self.named(name).read_bytes()
        path = self.folder / f"cut-{share}-{name}"
        path.write_bytes(whole[: int(len(whole) * share)])
        return path

    def holding(self, name: str, content: bytes) -> Path:
        """A file of exactly these bytes."""
        path = self.folder / name
        path.write_bytes(content)
        return path


def turned(samples: Samples, path: Path, *how: object) -> Path:
    """The four-colour sample with a display matrix; the coded frames stay as they are."""
    ffmpeg(*how, "-i", samples.named("corners.mp4"), "-c", "copy", path)
    return path


def _rendered(path: Path, *arguments: object) -> Path:
    ffmpeg(*arguments, path)
    return path


def _copied(path: Path, *source: object) -> Path:
    ffmpeg(*source, "-map", "0:v", "-c", "copy", path)
    return path


def _damaged(samples: Samples, path: Path) -> Path:
    """Whole boxes around media of which the second half is zeros."""
    content = bytearray(samples.named("fast.mp4").read_bytes())
    middle = (content.index(b"mdat") + len(content)) // 2
    content[middle:] = bytes(len(content) - middle)
    path.write_bytes(content)
    return path


BLACK_THEN_PICTURE = ("-vf", "drawbox=color=black:t=fill:enable='lt(t,0.5)'")
UNEVEN = ("-vf", "select='not(mod(n,7))+not(mod(n,5))'", "-fps_mode", "vfr")
RECIPES: dict[str, Callable[[Samples, Path], Path]] = {
    "fast.mp4": lambda _, path: small(path, extra=FAST_START),
    "slow.mp4": lambda _, path: small(path),
    "sound.mp4": lambda _, path: small(path, audio=True),
    "ntsc.mp4": lambda _, path: small(path, seconds=2, rate="30000/1001", timecode="01:00:00;00", audio=True),
    "film.mov": lambda _, path: small(path, rate="24000/1001", timecode="10:00:00:00", audio=True),
    "plain.avi": lambda _, path: small(path, rate="25", codec="mpeg4", audio=True, extra=("-bf", "2")),
    "plain.webm": lambda _, path: small(path, rate="30000/1001", codec="libvpx", audio=True),
    "vp9.webm": lambda _, path: small(path, rate="25", codec="libvpx-vp9"),
    "plain.mkv": lambda _, path: small(path, rate="60000/1001", timecode="00:59:58;00", audio=True),
    "640.mp4": lambda _, path: small(path, size="640x360"),
    "wide.mp4": lambda _, path: small(path, size="1920x1080", seconds=0.3),
    "odd.mkv": lambda _, path: small(path, codec="mpeg4", extra=("-vf", "scale=321:181,setsar=1")),
    "anamorphic.mp4": lambda _, path: small(path, size="360x288", rate="25", extra=("-vf", "setsar=16/15")),
    "short.mp4": lambda _, path: small(path, seconds=0.2),
    "one.mp4": lambda _, path: small(path, extra=("-frames:v", 1)),
    "dark.mp4": lambda _, path: small(path, seconds=2, extra=BLACK_THEN_PICTURE),
    "fragmented.mp4": lambda _, path: small(path, extra=("-g", 10, "-movflags", "frag_keyframe")),
    "edited.mp4": lambda samples, path: _copied(path, "-ss", 0.5, "-i", samples.named("ntsc.mp4")),
    "late.mp4": lambda samples, path: _copied(path, "-itsoffset", 3, "-i", samples.named("fast.mp4")),
    "live.avi": lambda _, path: small(path, codec="mpeg4", extra=("-flush_packets", 1, "-seekable", 0)),
    "one-key.webm": lambda _, path: small(path, seconds=3, codec="libvpx", extra=("-g", 9999)),
    "uneven.mp4": lambda _, path: small(path, seconds=3, extra=UNEVEN),
    "uneven.mkv": lambda _, path: small(path, seconds=3, extra=UNEVEN),
    "bframes.mp4": lambda _, path: small(path, seconds=2, extra=("-preset", "veryfast", "-bf", 3)),
    "corners.mp4": lambda _, path: _rendered(path, "-f", "lavfi", "-i", CORNERS, "-c:v", "libx264", *FAST["libx264"]),
    "tone.mp4": lambda _, path: _rendered(path, "-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "aac"),
    "tone.mkv": lambda _, path: _rendered(path, "-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "aac"),
    "tone.m4a": lambda _, path: _rendered(path, "-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "aac"),
    "damaged.mp4": _damaged,
}
