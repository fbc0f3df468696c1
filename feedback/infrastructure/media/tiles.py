"""Small pictures side by side on one sheet."""

from fractions import Fraction

from av.video.frame import VideoFrame

_MOST_WIDE, _MOST_HIGH = 160, 320
_BLACK = (b"\x00", b"\x80", b"\x80")


def tile_size(width: int, height: int) -> tuple[int, int]:
    """Even width and height of a small picture in the film's shape."""
    scale = min(Fraction(1), Fraction(_MOST_WIDE, width), Fraction(_MOST_HIGH, height))
    return _even(width * scale), _even(height * scale)


def _even(length: Fraction) -> int:
    return max(2, 2 * round(length / 2))


class Tiles:
    """Takes pictures of one size in yuvj420p, row by row."""

    def __init__(self, width: int, height: int, columns: int) -> None:
        self._width, self._height, self._columns = width, height, columns
        self._pictures: list[tuple[bytes, ...]] = []

    def add(self, picture: VideoFrame) -> None:
        self._pictures.append(tuple(_packed(picture, number) for number in range(3)))

    def sheet(self) -> VideoFrame:
        """All of them; what is left of the last row is black."""
        columns = min(self._columns, len(self._pictures))
        rows = -(-len(self._pictures) // columns)
        sheet = VideoFrame(columns * self._width, rows * self._height, "yuvj420p")
        for number, plane in enumerate(sheet.planes):
            plane.update(bytes(self._laid(number, columns, rows, plane.line_size)))
        return sheet

    def _laid(self, number: int, columns: int, rows: int, stride: int) -> bytearray:
        """One plane of the sheet."""
        shrunk = 2 if number else 1
        width, height = self._width // shrunk, self._height // shrunk
        laid = bytearray(_BLACK[number] * (stride * rows * height))
        for index, picture in enumerate(self._pictures):
            row, column = divmod(index, columns)
            for line in range(height):
                at = (row * height + line) * stride + column * width
                laid[at : at + width] = picture[number][line * width : (line + 1) * width]
        return laid


def _packed(picture: VideoFrame, number: int) -> bytes:
    """A plane without what pads its lines."""
    plane = picture.planes[number]
    lines, stride, width = memoryview(plane), plane.line_size, plane.width
    return b"".join(lines[at : at + width] for at in range(0, stride * plane.height, stride))
