"""The shapes of a note on the picture of its frame."""

import math
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from core.infrastructure.typeface import face, fitted, wrapped

_QUALITY = 88
_LETTERS, _LEADING, _CAPTION = 24, 1.3, 14
_STRIP, _WORDS = (24, 24, 28), (236, 236, 240)
Place = tuple[float, float]


class PillowSketcher:
    """Paints on pictures that were drawn here."""

    def lay_over(self, picture: bytes, drawing: Sequence[Mapping[str, Any]], caption: str = "") -> bytes:
        with Image.open(BytesIO(picture), formats=("JPEG",)) as opened:
            image = opened.convert("RGB")
        canvas = ImageDraw.Draw(image)
        for shape in drawing:
            _paint(canvas, image.size, shape)
        if caption:
            image = _captioned(image, caption)
        target = BytesIO()
        image.save(target, "JPEG", quality=_QUALITY)
        return target.getvalue()


def _captioned(image: Image.Image, caption: str) -> Image.Image:
    """On a strip below: nothing of the picture is covered."""
    font = face(_CAPTION)
    strip = Image.new("RGB", (image.width, image.height + 2 * _CAPTION), _STRIP)
    strip.paste(image, (0, 0))
    line = fitted(caption, font, image.width - _CAPTION)
    place = (_CAPTION // 2, image.height + _CAPTION)
    ImageDraw.Draw(strip).text(place, line, font=font, fill=_WORDS, anchor="lm")
    return strip


def _paint(canvas: ImageDraw.ImageDraw, size: tuple[int, int], shape: Mapping[str, Any]) -> None:
    places = [(x * (size[0] - 1), y * (size[1] - 1)) for x, y in shape["points"]]
    width, colour = max(2, round(shape["width"] * size[1])), shape["colour"]
    match shape["kind"]:
        case "line" | "path" if len(places) > 1:
            canvas.line(places, fill=colour, width=width, joint="curve")
        case "arrow":
            _arrow(canvas, places[0], places[1], colour, width)
        case "rectangle":
            canvas.rectangle(_box(places), outline=colour, width=width)
        case "ellipse":
            canvas.ellipse(_box(places), outline=colour, width=width)
        case "text":
            _text(canvas, size, places[0], shape["text"], colour, max(_LETTERS, width))
        case _:
            canvas.circle(places[0], radius=max(4, width), fill=colour)


def _text(
    canvas: ImageDraw.ImageDraw, size: tuple[int, int], place: Place, text: str, colour: str, letters: int
) -> None:
    """Where it was put, in its lines, moved in from the edge as far as it takes to be read."""
    font, pitch = face(letters), letters * _LEADING
    lines = _lines(text, font, size[0], max(1, int(size[1] / pitch)))
    boxes = [font.getbbox(line) for line in lines]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = boxes[0][1], (len(lines) - 1) * pitch + boxes[-1][3]
    x, y = max(min(place[0], size[0] - right), -left), max(min(place[1], size[1] - bottom), -top)
    for at, line in enumerate(lines):
        canvas.text((x, y + at * pitch), line, font=font, fill=colour)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int, most: int) -> list[str]:
    """As its writer broke them and as wide as the picture; one that has no room goes on in the last, which is cut."""
    lines, paragraphs = list[str](), text.split("\n")
    while paragraphs and len(lines) < most:
        is_last = len(lines) == most - 1
        paragraph = " ".join(paragraphs) if is_last else paragraphs[0]
        lines += wrapped(paragraph, font, width, most - len(lines)) or [""]
        del paragraphs[:1]
    return lines


def _arrow(canvas: ImageDraw.ImageDraw, tail: Place, tip: Place, colour: str, width: int) -> None:
    angle, length = math.atan2(tip[1] - tail[1], tip[0] - tail[0]), 6 * width
    canvas.line([tail, tip], fill=colour, width=width)
    barbs = [
        (tip[0] - length * math.cos(angle + turn), tip[1] - length * math.sin(angle + turn)) for turn in (-0.4, 0.4)
    ]
    canvas.polygon([tip, *barbs], fill=colour)


def _box(places: Sequence[Place]) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = places[0], places[1]
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
