"""Pictures of people, read from whatever is sent."""

import pytest

from identity.application.profile_ports import AvatarPainter
from identity.domain import avatar
from identity.domain.avatar import (
    AvatarSize,
    PictureHoldsMore,
    PictureNotSupported,
    PictureTooDetailed,
    PictureUnreadable,
)
from identity.infrastructure.pillow_painter import PillowPainter
from tests.core.fake_pictures import FakePainter
from tests.pictures import bomb, encoded, halves, opened

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)


@pytest.fixture(params=["fake", "real"])
def painter(request: pytest.FixtureRequest) -> AvatarPainter:
    return FakePainter(AvatarSize, avatar) if request.param == "fake" else PillowPainter()


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


def test_too_many_pixels_have_the_name_that_they_have_for_people() -> None:
    with pytest.raises(PictureTooDetailed) as refused:
        PillowPainter().paint(bomb(6400, 6251))
    assert (refused.value.code, refused.value.params) == ("avatar.too_many_pixels", {"most": 40})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_becomes_square(kind: str) -> None:
    for size, content in PillowPainter().paint(encoded(halves((600, 200)), kind)).items():
        assert opened(content).size == (size, size)
