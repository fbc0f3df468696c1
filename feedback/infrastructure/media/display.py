"""From a frame as coded to a picture as displayed: rotation, pixel shape, size."""

import struct
from fractions import Fraction
from functools import lru_cache
from typing import Any

from av.filter import Graph
from av.sidedata.sidedata import Type
from av.video.format import VideoFormat
from av.video.frame import VideoFrame

from feedback.infrastructure.media.colours import hdr_of

_MATRIX = struct.Struct("=9i")
_SQUARE = Fraction(1)
_MOST_STRETCH = 20
_UNTOLD = 2
_USUAL_RANGE = ":out_primaries=bt709:out_transfer=bt709:out_color_matrix=bt601:out_range=pc"


def clockwise(frame: VideoFrame) -> int:
    """Degrees by which the frame is turned for display: 0, 90, 180 or 270."""
    return round(-frame.rotation / 90) % 4 * 90


def displayed_size(frame: VideoFrame, pixel_shape: Fraction | None) -> tuple[int, int]:
    """Width and height in square pixels after turning; pixels that are not square stretch the frame."""
    shape = pixel_shape if pixel_shape and 1 <= max(pixel_shape, 1 / pixel_shape) <= _MOST_STRETCH else _SQUARE
    width = round(frame.width * max(shape, _SQUARE))
    height = round(frame.height * max(1 / shape, _SQUARE))
    return (height, width) if clockwise(frame) % 180 else (width, height)


def displayed(frame: VideoFrame, width: int, height: int, pixel_format: str) -> VideoFrame:
    """The frame turned for display and scaled to `width` x `height`, high dynamic range as usual screens show it."""
    size = (height, width) if clockwise(frame) % 180 else (width, height)
    colours = "" if pixel_format == "gray" else _colours(frame)
    coded = (frame.width, frame.height, frame.format.name)
    graph = _graph(coded, f"{size[0]}:{size[1]}{colours}", tuple(_turns(frame)), pixel_format)
    graph.vpush(frame)
    return graph.vpull()


@lru_cache(maxsize=8)
def _graph(
    coded: tuple[int, int, str], scale: str, turns: tuple[tuple[str, str | None], ...], pixel_format: str
) -> Graph:
    """Kept for the frames that follow, since what it takes to convert colours costs a second to work out."""
    graph = Graph()
    width, height, coded_format = coded
    nodes = [
        graph.add_buffer(
            width=width, height=height, format=VideoFormat(coded_format, width, height), time_base=Fraction(1, 1000)
        )
    ]
    nodes.append(graph.add("scale", scale))
    nodes += [graph.add(name, arguments) for name, arguments in turns]
    nodes.append(graph.add("format", pixel_format))
    nodes.append(graph.add("buffersink"))
    graph.link_nodes(*nodes).configure()
    return graph


def _colours(frame: VideoFrame) -> str:
    """How the scaler brings high dynamic range into the usual one; where no primaries are told, those of its kind."""
    if hdr_of(frame) is None:
        return ""
    return _USUAL_RANGE if frame.color_primaries != _UNTOLD else f":in_primaries=bt2020{_USUAL_RANGE}"


def _turns(frame: VideoFrame) -> list[tuple[str, str | None]]:
    """Filters that carry out the display matrix, mirrored ones included."""
    if (matrix := _display_matrix(frame)) is None:
        return []
    across, _, _, up, down, *_ = _MATRIX.unpack(matrix[: _MATRIX.size])
    match clockwise(frame):
        case 90:
            return [("transpose", "cclock_flip" if up > 0 else "clock")]
        case 270:
            return [("transpose", "clock_flip" if up < 0 else "cclock")]
        case 180:
            return [turn for turn, wanted in ((("hflip", None), across < 0), (("vflip", None), down < 0)) if wanted]
    return [("vflip", None)] if down < 0 else []


def _display_matrix(frame: VideoFrame) -> bytes | None:
    # `Any`: PyAV's own stub knows motion vectors only.
    sides: Any = frame.side_data
    return next((bytes(side) for side in sides if side.type is Type.DISPLAYMATRIX), None)
