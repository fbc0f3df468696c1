"""Pictures of people, read from whatever is sent."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image

from identity.application.profile_ports import AvatarPainter
from identity.domain.avatar import (
    AvatarSize,
    PictureHoldsMore,
    PictureNotSupported,
    PictureTooDetailed,
    PictureUnreadable,
)
from identity.infrastructure.pillow_painter import PillowPainter
from tests.identity.pictures import encoded, halves, is_blue, is_red, opened, turned
from tests.identity.profile_fakes import FakePainter

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)


@pytest.fixture(params=["fake", "real"])
def painter(request: pytest.FixtureRequest) -> AvatarPainter:
    return FakePainter() if request.param == "fake" else PillowPainter()


def paint(content: bytes) -> Image.Image:
    return opened(PillowPainter().paint(content)[AvatarSize.LARGE])


def test_a_picture_comes_in_two_sizes(painter: AvatarPainter) -> None:
    pictures = painter.paint(encoded(halves()))
    assert set(pictures) == set(AvatarSize)
    assert all(pictures.values())


@pytest.mark.parametrize("content", [b"", b"text", SVG, MP4, bytes(1000)])
def test_what_is_no_picture_is_not_supported(painter: AvatarPainter, content: bytes) -> None:
    with pytest.raises(PictureNotSupported):
        painter.paint(content)


def test_a_picture_that_is_cut_off_is_unreadable(painter: AvatarPainter) -> None:
    content = encoded(halves())
    with pytest.raises(PictureUnreadable):
        painter.paint(content[: len(content) // 2])


def test_a_picture_that_is_a_page_too_is_refused(painter: AvatarPainter) -> None:
    with pytest.raises(PictureHoldsMore):
        painter.paint(encoded(halves()) + b"<script>alert(1)</script>")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_is_cut_around_its_middle_and_written_as_webp(kind: str) -> None:
    pictures = PillowPainter().paint(encoded(halves((600, 200)), kind))
    for size, content in pictures.items():
        image = opened(content)
        assert image.size == (size, size)
        middle = size // 2
        assert is_red(image.convert("RGB").getpixel((size // 8, middle)))
        assert is_blue(image.convert("RGB").getpixel((size * 7 // 8, middle)))


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
    content = PillowPainter().paint(turned(6))[AvatarSize.LARGE]
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
        PillowPainter().paint(content[: len(content) * 2 // 3])


@pytest.mark.parametrize(("width", "height"), [(6400, 6251), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_more_than_forty_megapixels_are_refused_before_they_are_unpacked(width: int, height: int) -> None:
    """A bomb: a small file that names an enormous picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    ]
    with pytest.raises(PictureTooDetailed):
        PillowPainter().paint(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def test_an_archive_behind_a_picture_is_refused() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.html", "hello")
    with pytest.raises(PictureHoldsMore):
        PillowPainter().paint(encoded(halves(), "GIF") + archive.getvalue())


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"<SCRIPT>", b"<!DOCTYPE html>", b"<?php ", b"<svg onload=x>"])
def test_a_document_or_page_in_a_pictures_comment_is_refused(head: bytes) -> None:
    with pytest.raises(PictureHoldsMore):
        PillowPainter().paint(encoded(halves(), "JPEG", comment=head))


def test_what_follows_a_photo_on_a_phone_is_left_behind() -> None:
    """Phones put a film behind the picture."""
    pictures = PillowPainter().paint(encoded(halves()) + MP4)
    assert not any(b"ftyp" in content for content in pictures.values())


def test_a_picture_of_another_kind_is_not_supported_whatever_libraries_could_read() -> None:
    for kind in ("TIFF", "BMP", "ICO", "PPM"):
        with pytest.raises(PictureNotSupported):
            PillowPainter().paint(encoded(halves(), kind))
