"""Films of every kind that comes, a few frames each, and what is to be found in each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from feedback.application.media_ports import VideoFacts
from feedback.domain.container import ContainerFormat
from tests.samples import ffmpeg

X264 = ("-c:v", "libx264", "-preset", "ultrafast")
# Ten frames so small that they take no time.
PLAIN = VideoFacts(
    container=ContainerFormat.MP4,
    codec="h264",
    profile="Constrained Baseline",
    width=128,
    height=72,
    rotation=0,
    frame_rate="25/1",
    frame_count=10,
    duration=Decimal("0.400"),
    start_timecode=None,
    audio=False,
    audio_codec=None,
    audio_channels=None,
    audio_sample_rate=None,
    audio_delay=None,
    pixel_format="yuv420p",
    bit_depth=8,
    color_primaries=None,
    color_transfer=None,
    color_space=None,
    bit_rate=0,
    variable_frame_rate=False,
    interlaced=False,
    fast_start=True,
)
HEARD: dict[str, Any] = {"audio": True, "audio_codec": "aac", "audio_channels": 2, "audio_sample_rate": 48_000}
HEARD |= {"audio_delay": 0}


@dataclass(frozen=True)
class Film:
    """`how` are ffmpeg's words between picture and file; `facts` are what differs from PLAIN."""

    decision: str
    how: tuple[object, ...] = ("-pix_fmt", "yuv420p", *X264)
    facts: dict[str, Any] = field(default_factory=dict)
    rate: str = "25"
    frames: int = 10
    size: str = "128x72"
    sound: tuple[object, ...] = ()
    fast: bool = True

    def render(self, path: Path) -> Path:
        picture = ("-f", "lavfi", "-i", f"testsrc2=size={self.size}:rate={self.rate}")
        front = ("-movflags", "+faststart") if self.fast and path.suffix in (".mp4", ".mov", ".m4v") else ()
        ffmpeg(*picture, *self.sound, "-frames:v", self.frames, *self.how, *front, path)
        return path


STEREO = ("-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*440*t)|0.3*sin(2*PI*330*t)':s=48000:d=0.4")
REORDERED = {"reordered": True}
TEN_BITS = {"pixel_format": "yuv420p10le", "bit_depth": 10}
BT2020 = "setparams=color_primaries=bt2020:color_trc={}:colorspace=bt2020nc"
WIDE_COLOURS = {"color_primaries": "bt2020", "color_space": "bt2020nc"}
X265 = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1")
VP9 = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p")
PLAYS, INDEX, WRAPPING = "play plays", "remux index_behind", "remux wrapping"
SOME, CODEC = "encode codec_not_everywhere", "encode codec"


def at_rate(rate: str, exact: str, seconds: str) -> Film:
    return Film(PLAYS, rate=rate, facts={"frame_rate": exact, "duration": Decimal(seconds)})


FILMS: dict[str, Film] = {
    "h264.mp4": Film(PLAYS),
    "h264.m4v": Film(PLAYS, facts={"container": ContainerFormat.M4V}),
    "h264.mov": Film(WRAPPING, facts={"container": ContainerFormat.MOV}),
    "h264.mkv": Film(WRAPPING, facts={"container": ContainerFormat.MKV, "fast_start": False}),
    "hevc.mp4": Film(SOME, ("-pix_fmt", "yuv420p", *X265), {"codec": "hevc", "profile": "Main", "reordered": True}),
    "vp9.webm": Film(
        SOME,
        VP9,
        {"container": ContainerFormat.WEBM, "codec": "vp9", "profile": "Profile 0", "fast_start": False},
    ),
    "vp9.mp4": Film(SOME, VP9, {"codec": "vp9", "profile": "Profile 0"}),
    "prores.mov": Film(
        CODEC,
        ("-c:v", "prores_ks", "-profile:v", "standard"),
        {
            "container": ContainerFormat.MOV,
            "codec": "prores",
            "profile": "Standard",
            "pixel_format": "yuv422p10le",
            "bit_depth": 10,
        },
    ),
    "mjpeg.avi": Film(
        CODEC,
        ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p"),
        {
            "container": ContainerFormat.AVI,
            "codec": "mjpeg",
            "profile": "Baseline",
            "pixel_format": "yuvj420p",
            "color_space": "bt470bg",
            "fast_start": False,
        },
    ),
    "h264.avi": Film("encode no_times", facts={"container": ContainerFormat.AVI, "fast_start": False}),
    "23.976.mp4": at_rate("24000/1001", "24000/1001", "0.417"),
    "24.mp4": at_rate("24", "24/1", "0.417"),
    "30.mp4": at_rate("30", "30/1", "0.333"),
    "50.mp4": at_rate("50", "50/1", "0.200"),
    "59.94.mp4": at_rate("60000/1001", "60000/1001", "0.167"),
    "60.mp4": at_rate("60", "60/1", "0.167"),
    "29.97-drop-frame.mp4": Film(
        PLAYS,
        ("-pix_fmt", "yuv420p", *X264, "-timecode", "01:00:00;02"),
        {"frame_rate": "30000/1001", "duration": Decimal("0.334"), "start_timecode": "01:00:00;02"},
        rate="30000/1001",
    ),
    "640x360.mp4": Film(PLAYS, size="640x360", facts={"width": 640, "height": 360}),
    "portrait.mp4": Film(PLAYS, size="72x128", facts={"width": 72, "height": 128}),
    "odd.mkv": Film(
        CODEC,
        ("-vf", "scale=127:71,setsar=1", "-c:v", "mpeg4"),
        {
            "container": ContainerFormat.MKV,
            "codec": "mpeg4",
            "profile": "Simple Profile",
            "width": 127,
            "height": 71,
            "fast_start": False,
        },
    ),
    "sound.mp4": Film(PLAYS, ("-pix_fmt", "yuv420p", *X264, "-c:a", "aac"), HEARD, sound=STEREO),
    "pcm.mov": Film(
        "remux sound",
        ("-pix_fmt", "yuv420p", *X264, "-c:a", "pcm_s16le"),
        HEARD | {"container": ContainerFormat.MOV, "audio_codec": "pcm_s16le"},
        sound=STEREO,
    ),
    "silence.mp4": Film(
        PLAYS,
        ("-pix_fmt", "yuv420p", *X264, "-c:a", "aac", "-t", "0.4"),
        HEARD,
        sound=("-f", "lavfi", "-i", "anullsrc=r=48000"),
    ),
    "10-bit.mp4": Film("encode bit_depth", ("-pix_fmt", "yuv420p10le", *X264), TEN_BITS | {"profile": "High 10"}),
    "4-2-2.mp4": Film(
        "encode chroma", ("-pix_fmt", "yuv422p", *X264), {"profile": "High 4:2:2", "pixel_format": "yuv422p"}
    ),
    "lossless.mp4": Film(
        "encode profile", ("-pix_fmt", "yuv420p", *X264, "-qp", "0"), {"profile": "High 4:4:4 Predictive"}
    ),
    "pq.mp4": Film(
        SOME,
        ("-vf", BT2020.format("smpte2084"), "-pix_fmt", "yuv420p10le", *X265),
        TEN_BITS | WIDE_COLOURS | REORDERED | {"codec": "hevc", "profile": "Main 10", "color_transfer": "smpte2084"},
    ),
    "hlg.mp4": Film(
        "encode hdr",
        ("-vf", BT2020.format("arib-std-b67"), "-pix_fmt", "yuv420p", *X264),
        WIDE_COLOURS | {"color_transfer": "arib-std-b67"},
    ),
    "bt709.mp4": Film(
        PLAYS,
        (
            *("-vf", "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709"),
            *("-pix_fmt", "yuv420p", *X264),
        ),
        {"color_primaries": "bt709", "color_transfer": "bt709", "color_space": "bt709"},
    ),
    "interlaced.mp4": Film(
        "encode interlaced",
        ("-pix_fmt", "yuv420p", *X264, "-flags", "+ilme+ildct"),
        {"profile": "Main", "interlaced": True},
    ),
    "short.mp4": Film(PLAYS, frames=5, facts={"frame_count": 5, "duration": Decimal("0.200")}),
    "one.mp4": Film(PLAYS, frames=1, facts={"frame_count": 1, "duration": Decimal("0.040")}),
    "index-behind.mp4": Film(INDEX, fast=False, facts={"fast_start": False}),
    "fragmented.mp4": Film(
        INDEX,
        ("-pix_fmt", "yuv420p", *X264, "-g", 5, "-movflags", "frag_keyframe+empty_moov"),
        {"fast_start": False},
        fast=False,
    ),
}


def rotated(folder: Path) -> Path:
    """A film that a telephone took upright."""
    ffmpeg("-display_rotation", -90, "-i", film(folder, "h264.mp4"), "-c", "copy", folder / "rotated.mp4")
    return folder / "rotated.mp4"


def film(folder: Path, name: str) -> Path:
    """Rendered when first asked for."""
    path = folder / name
    return path if path.exists() else FILMS[name].render(path)


def _cut(folder: Path, share: float) -> bytes:
    whole = film(folder, "h264.mp4").read_bytes()
    return whole[: int(len(whole) * share)]


def _frameless(folder: Path) -> bytes:
    """The head of a fragmented film, and no fragment."""
    content = film(folder, "fragmented.mp4").read_bytes()
    return content[: content.index(b"moof") - 4] + b"\0\0\0\x08mdat"


def _never_begun(folder: Path) -> bytes:
    """The head of a Matroska file of which nothing was recorded."""
    path = folder / "never-begun.webm"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=128x72", "-frames:v", 0, "-c:v", "libvpx", path)
    return path.read_bytes()


def _elsewhere(folder: Path) -> bytes:
    """A film whose only track names another file as where its media lies."""
    content = film(folder, "index-behind.mp4").read_bytes()
    location = b"file:///etc/passwd\0"
    entry = content.index(b"url \0\0\0\x01")
    grown = bytearray(content[:entry] + b"url \0\0\0\0" + location + content[entry + 8 :])
    for kind in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref", b"url "):
        at = grown.rindex(kind, 0, entry + 4) - 4
        grown[at : at + 4] = (int.from_bytes(grown[at : at + 4]) + len(location)).to_bytes(4)
    return bytes(grown)


def _sound_alone(folder: Path) -> bytes:
    ffmpeg(*STEREO, "-c:a", "aac", folder / "sound-alone.mp4")
    return (folder / "sound-alone.mp4").read_bytes()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
ZIP = b"PK\x03\x04\x14\0\0\0\0\0" + bytes(40) + b"PK\x05\x06" + bytes(18)
POSING: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "empty": ("empty", lambda _: b""),
    "no frames, mp4": ("empty", _frameless),
    "no frames, matroska": ("empty", _never_begun),
    "truncated in the media": ("truncated", lambda folder: _cut(folder, 0.9)),
    "truncated in the index": ("truncated", lambda folder: _cut(folder, 0.05)),
    "sound alone": ("no_video", _sound_alone),
    "media in another file": ("elsewhere", _elsewhere),
    "playlist": ("unknown_container", lambda _: PLAYLIST),
    "svg": ("unknown_container", lambda _: SVG),
    "zip": ("unknown_container", lambda _: ZIP),
}
