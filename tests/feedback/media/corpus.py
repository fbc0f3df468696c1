"""Films as cameras, phones and cutting rooms make them: tiny, each odd in its own way."""

from collections.abc import Callable
from pathlib import Path

from tests.samples import CORNERS, FAST, UNEVEN, ffmpeg, small

RATES = ("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60")
CODECS: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "h264": ("mp4", "libx264", ("-bf", 2, "-preset", "veryfast")),
    "hevc": ("mov", "libx265", ("-preset", "ultrafast", "-x265-params", "log-level=none:pools=1", "-tag:v", "hvc1")),
    "vp9": ("webm", "libvpx-vp9", ()),
    "prores": ("mov", "prores_ks", ("-profile:v", 0)),
}
TINY = "160x90"
PQ = ("smpte2084", "bt2020", "bt2020nc")
HLG = ("arib-std-b67", "bt2020", "bt2020nc")


def coded(folder: Path, codec: str, rate: str) -> Path:
    """A second and a bit, with sound; the drop-frame rate carries a drop-frame timecode."""
    ending, encoder, extra = CODECS[codec]
    timecode = "01:00:00;00" if rate == "30000/1001" and ending != "webm" else None
    path = folder / f"{codec}-{rate.replace('/', '-')}.{ending}"
    return small(
        path, seconds=1.2, size=TINY, rate=rate, codec=encoder, audio=True, timecode=timecode, extra=(*extra, "-ac", 2)
    )


def _bright(path: Path, transfer: str, primaries: str, matrix: str) -> Path:
    """White in the middle, of a tenth of the light that the transfer can tell."""
    picture = f"color=gray:s={TINY}:r=25:d=0.4,format=yuv420p10le,setparams=color_trc={transfer}"
    picture += f":color_primaries={primaries}:colorspace={matrix}"
    ffmpeg("-f", "lavfi", "-i", picture, "-c:v", "libx264", "-preset", "ultrafast", path)
    return path


def _turned(path: Path, *how: object) -> Path:
    straight = path.with_name(f"straight-{path.name}")
    ffmpeg("-f", "lavfi", "-i", CORNERS, "-c:v", "libx264", *FAST["libx264"], straight)
    ffmpeg(*how, "-i", straight, "-c", "copy", path)
    return path


def _with_sound(path: Path, seconds: float, *, sound_first: float = 0, pictures_first: float = 0) -> Path:
    """A second of pictures and so much sound, one of them late; the sound is as coded, not cut."""
    ffmpeg(
        *("-itsoffset", sound_first, "-f", "lavfi", "-i", f"testsrc2=s={TINY}:r=25:d=1"),
        *("-itsoffset", pictures_first, "-f", "lavfi", "-i", f"sine=sample_rate=48000:d={seconds}"),
        *("-c:v", "libx264", *FAST["libx264"], "-c:a", "aac", path),
    )
    return path


def _channels(path: Path, count: int) -> Path:
    many = f"sine=sample_rate=44100:d=0.4,pan={count}c|" + "|".join(f"c{index}=c0" for index in range(count))
    picture = ("-f", "lavfi", "-i", f"testsrc2=s={TINY}:r=25:d=0.4")
    ffmpeg(*picture, "-f", "lavfi", "-i", many, "-c:v", "libx264", *FAST["libx264"], "-c:a", "pcm_s16le", path)
    return path


def _pictures(path: Path, *, seconds: float = 0.4, **wishes: object) -> Path:
    return small(path, seconds=seconds, **{"size": TINY, "rate": "25"} | wishes)


TEN_BIT = ("-vf", "format=yuv422p10le")
ODD: dict[str, Callable[[Path], Path]] = {
    "640x360.mp4": lambda path: _pictures(path, size="640x360"),
    "portrait.mp4": lambda path: _pictures(path, size="90x160"),
    "odd.mkv": lambda path: _pictures(path, codec="mpeg4", extra=("-vf", "scale=161:91,setsar=1")),
    "wide.mp4": lambda path: _pictures(path, size="320x32"),
    "dot.mkv": lambda path: _pictures(path, size="16x16", codec="mpeg4"),
    "turned.mov": lambda path: _turned(path, "-display_rotation", 90),
    "upside-down.mp4": lambda path: _turned(path, "-display_rotation", 180),
    "mirrored.mp4": lambda path: _turned(path, "-display_hflip"),
    "uneven.mp4": lambda path: _pictures(path, seconds=3, rate="30", extra=UNEVEN),
    "uneven.mkv": lambda path: _pictures(path, seconds=3, rate="30", extra=UNEVEN),
    "slides.mp4": lambda path: _pictures(path, seconds=13, rate="1/3"),
    "silent.mov": lambda path: _pictures(path),
    "ten-bit.mov": lambda path: _pictures(path, extra=("-vf", "format=yuv420p10le", "-profile:v", "high10")),
    "ten-bit.mkv": lambda path: _pictures(path, codec="ffv1", extra=TEN_BIT),
    "rgb.mkv": lambda path: _pictures(path, codec="libx264rgb"),
    "gray.mkv": lambda path: _pictures(path, codec="ffv1", extra=("-vf", "format=gray")),
    "see-through.mov": lambda path: _pictures(
        path, codec="prores_ks", extra=("-profile:v", 4, "-vf", "format=yuva444p10")
    ),
    "full-range.mp4": lambda path: _pictures(path, extra=("-vf", "scale=out_range=pc", "-color_range", "pc")),
    "pq.mp4": lambda path: _bright(path, *PQ),
    "hlg.mov": lambda path: _bright(path, *HLG),
    "woven.mp4": lambda path: _pictures(
        path, size="160x96", extra=("-preset", "veryfast", "-vf", "tinterlace=interleave_top", "-flags", "+ildct+ilme")
    ),
    "woven.mkv": lambda path: _pictures(
        path, codec="mpeg2video", extra=("-vf", "setfield=tff", "-flags", "+ildct+ilme")
    ),
    "anamorphic.mp4": lambda path: _pictures(path, size="180x144", extra=("-vf", "setsar=16/15")),
    "short.mp4": lambda path: _pictures(path, seconds=0.2, audio=True),
    "one.mp4": lambda path: _pictures(path, extra=("-frames:v", 1)),
    "one.mkv": lambda path: _pictures(path, extra=("-frames:v", 1), codec="ffv1"),
    "fragmented.mp4": lambda path: _pictures(path, seconds=2, extra=("-g", 10, "-movflags", "frag_keyframe")),
    "stored-out-of-order.avi": lambda path: _pictures(path, codec="mpeg4", audio=True, extra=("-bf", 2)),
    "one-key.webm": lambda path: _pictures(path, seconds=3, codec="libvpx", extra=("-g", 9999)),
    "long-sound.mp4": lambda path: _with_sound(path, 3),
    "short-sound.mkv": lambda path: _with_sound(path, 0.3),
    "late-sound.mp4": lambda path: _with_sound(path, 1, pictures_first=0.4),
    "late-pictures.mov": lambda path: _with_sound(path, 2, sound_first=0.7),
    "late-pictures.mkv": lambda path: _with_sound(path, 2, sound_first=0.7),
    "surround.mov": lambda path: _channels(path, 6),
    "sixteen-channels.mov": lambda path: _channels(path, 16),
}
