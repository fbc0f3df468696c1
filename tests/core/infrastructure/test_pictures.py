"""Hostile and odd pictures, read from whatever is sent."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image

from core.domain.pictures import (
    PictureHoldsMore,
    PictureNotSupported,
    PictureSize,
    PictureTooDetailed,
    PictureUnreadable,
)
from core.infrastructure import pictures
from tests.pictures import bomb, encoded, halves, is_blue, is_red, opened, turned

KINDS = ("JPEG", "PNG", "WEBP", "GIF")
SMALL, LARGE, WIDE = PictureSize(64, 64), PictureSize(256, 256), PictureSize(320, 180)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)


def painted(content: bytes, *sizes: PictureSize) -> Mapping[PictureSize, bytes]:
    return pictures.paint(content, KINDS, sizes or (SMALL, LARGE))


def paint(content: bytes) -> Image.Image:
    return opened(painted(content)[LARGE])


@pytest.mark.parametrize("content", [b"", b"text", SVG, MP4, bytes(1000)])
def test_what_is_no_picture_is_not_supported(content: bytes) -> None:
    with pytest.raises(PictureNotSupported):
        painted(content)


def test_only_the_kinds_that_are_wanted_are_taken() -> None:
    with pytest.raises(PictureNotSupported):
        pictures.paint(encoded(halves(), "GIF"), ("JPEG", "PNG", "WEBP"), (SMALL,))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_a_photo_is_turned_it_is_cut_to_the_shape_that_is_wanted(orientation: int) -> None:
    image = opened(painted(turned(orientation), WIDE, PictureSize(960, 540))[WIDE])
    assert image.size == (320, 180)
    assert len(image.getexif()) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_is_cut_around_its_middle_and_written_as_webp(kind: str) -> None:
    for size, content in painted(encoded(halves((600, 200)), kind)).items():
        image = opened(content)
        assert image.size == size
        middle = size.height // 2
        assert is_red(image.convert("RGB").getpixel((size.width // 8, middle)))
        assert is_blue(image.convert("RGB").getpixel((size.width * 7 // 8, middle)))


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "I;16", "LA", "RGBA"])
def test_each_way_to_hold_colours_is_read(mode: str) -> None:
    image = Image.new("I;16", (300, 300), 60_000) if mode == "I;16" else halves((300, 300), mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert paint(encoded(image, kind)).size == (256, 256)


def test_sixteen_bits_of_grey_stay_grey() -> None:
    grey = paint(encoded(Image.new("I;16", (100, 100), 128 * 256), "PNG")).convert("L").getpixel((50, 50))
    assert isinstance(grey, int)
    assert abs(grey - 128) < 8


def test_what_is_clear_stays_clear() -> None:
    image = Image.new("RGBA", (300, 300), (255, 0, 0, 0))
    assert paint(encoded(image, "PNG")).convert("RGBA").getpixel((10, 10))[3] == 0  # type: ignore[index]


def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    content = painted(turned(6))[LARGE]
    image = opened(content)
    assert is_red(image.convert("RGB").getpixel((128, 20)))
    assert is_blue(image.convert("RGB").getpixel((128, 236)))
    assert not any(part in content for part in (b"EXIF", b"XMP ", b"ICCP", b"Camera"))


def test_a_photo_with_broken_exif_counts_as_upright() -> None:
    content = encoded(halves(), exif=b"Exif\x00\x00" + b"\xff" * 40)
    assert is_red(paint(content).convert("RGB").getpixel((20, 128)))


def test_of_a_film_in_a_gif_the_first_picture_counts() -> None:
    frames = [Image.new("RGB", (80, 80), colour) for colour in ((220, 20, 20), (20, 20, 220))]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert is_red(paint(content).convert("RGB").getpixel((128, 128)))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_each_kind_that_is_cut_off_is_refused(kind: str) -> None:
    content = encoded(halves().effect_spread(40), kind)
    with pytest.raises((PictureUnreadable, PictureNotSupported)):
        painted(content[: len(content) * 2 // 3])


@pytest.mark.parametrize(("width", "height"), [(6400, 6251), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_more_than_forty_megapixels_are_refused_before_they_are_unpacked(width: int, height: int) -> None:
    with pytest.raises(PictureTooDetailed):
        painted(bomb(width, height))


def test_an_archive_behind_a_picture_is_refused() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.html", "hello")
    with pytest.raises(PictureHoldsMore):
        painted(encoded(halves(), "GIF") + archive.getvalue())


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"<SCRIPT>", b"<!DOCTYPE html>", b"<?php ", b"<svg onload=x>"])
def test_a_document_or_page_in_a_pictures_comment_is_refused(head: bytes) -> None:
    with pytest.raises(PictureHoldsMore):
        painted(encoded(halves(), "JPEG", comment=head))


def test_what_follows_a_photo_on_a_phone_is_left_behind() -> None:
    """Phones put a film behind the picture."""
    assert not any(b"ftyp" in content for content in painted(encoded(halves()) + MP4).values())


def test_a_picture_of_another_kind_is_not_supported_whatever_libraries_could_read() -> None:
    for kind in ("TIFF", "BMP", "ICO", "PPM"):
        with pytest.raises(PictureNotSupported):
            painted(encoded(halves(), kind))
