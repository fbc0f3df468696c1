"""Paper, and what pencil leaves on its grain."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageOps

PAPER, LEAD = (252, 249, 241), (38, 38, 46)
_GRAIN, _FIBRES = 20_26, 20_27
_PRESSED = [min(255, round(lead * 1.35)) for lead in range(256)]


def on_paper(sheet: Image.Image) -> Image.Image:
    """A sheet in grey becomes a picture: lead catches on the grain, paper shows its fibres."""
    grain, fibres = _textures(sheet.size)
    lead = ImageChops.multiply(ImageChops.invert(sheet).point(_PRESSED), grain)
    grey = ImageChops.multiply(ImageChops.invert(lead), fibres)
    return ImageOps.colorize(grey, LEAD, PAPER)


def coloured(picture: Image.Image, sheet: Image.Image, colour: tuple[int, int, int]) -> None:
    """Draws the sheet upon the picture in coloured pencil."""
    grain, _ = _textures(sheet.size)
    picture.paste(colour, (0, 0), ImageChops.multiply(ImageChops.invert(sheet), grain))


@lru_cache(maxsize=8)
def _textures(size: tuple[int, int]) -> tuple[Image.Image, Image.Image]:
    width, height = size
    fine = _noise(size, _GRAIN).filter(ImageFilter.GaussianBlur(0.7))
    grain = fine.point(lambda value: min(255, max(120, round(215 + (value - 128) * 1.5))))
    coarse = _noise((max(1, width // 3), max(1, height // 3)), _FIBRES).resize(size, Image.Resampling.BILINEAR)
    fibres = coarse.point(lambda value: min(255, round(250 + (value - 128) * 0.05)))
    return grain, fibres


def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    return Image.frombytes("L", size, Random(seed).randbytes(size[0] * size[1]))  # noqa: S311
