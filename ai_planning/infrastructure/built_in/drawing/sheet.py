"""How a frame lies on its sheet: the sheet and the frame both have the film's aspect ratio; words stand below."""

from dataclasses import dataclass

from ai_planning.contracts import AspectRatio

_SIZES = {
    AspectRatio.WIDE: (960, 540),
    AspectRatio.VERTICAL: (540, 960),
    AspectRatio.SQUARE: (720, 720),
    AspectRatio.CLASSIC: (800, 600),
    AspectRatio.SCOPE: (1147, 480),
}


@dataclass(frozen=True)
class Sheet:
    """`frame` is left, top, right and bottom of what the camera sees, in pixels of the sheet."""

    width: int
    height: int
    frame: tuple[int, int, int, int]

    @property
    def frame_size(self) -> tuple[int, int]:
        left, top, right, bottom = self.frame
        return right - left, bottom - top


def sheet(ratio: AspectRatio) -> Sheet:
    width, height = _SIZES[ratio]
    top = 12
    words = 84 if width < height else 52
    frame_height = height - top - words
    frame_width = round(frame_height * width / height)
    left = (width - frame_width) // 2
    return Sheet(width, height, (left, top, left + frame_width, top + frame_height))
