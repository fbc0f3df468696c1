"""Names of colours, by the numbers of ITU-T H.273, as ffmpeg writes them."""

from typing import Any

from av.video.frame import VideoFrame

from feedback.contracts import Hdr

_PRIMARIES = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "film",
    9: "bt2020",
    10: "smpte428",
    11: "smpte431",
    12: "smpte432",
    22: "ebu3213",
}
_TRANSFERS = {
    1: "bt709",
    4: "gamma22",
    5: "gamma28",
    6: "smpte170m",
    7: "smpte240m",
    8: "linear",
    9: "log100",
    10: "log316",
    11: "iec61966-2-4",
    12: "bt1361e",
    13: "iec61966-2-1",
    14: "bt2020-10",
    15: "bt2020-12",
    16: "smpte2084",
    17: "smpte428",
    18: "arib-std-b67",
}
_SPACES = {
    0: "gbr",
    1: "bt709",
    4: "fcc",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "ycgco",
    9: "bt2020nc",
    10: "bt2020c",
    14: "ictcp",
}


def hdr_of(frame: VideoFrame) -> Hdr | None:
    return Hdr.told_by(_TRANSFERS.get(int(frame.color_trc)))


def colours_of(frame: VideoFrame) -> dict[str, Any]:
    """`color_primaries`, `color_transfer` and `color_space`, each None when the file tells none."""
    return {
        "color_primaries": _PRIMARIES.get(int(frame.color_primaries)),
        "color_transfer": _TRANSFERS.get(int(frame.color_trc)),
        "color_space": _SPACES.get(int(frame.colorspace)),
    }
