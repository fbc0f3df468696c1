"""The ports of pictures, in memory and on the real parts."""

import pytest

from core.domain import pictures
from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.domain.pictures import PictureHoldsMore, PictureNotSupported, PictureTooDetailed, PictureUnreadable
from projects.application.thumbnail_ports import ThumbnailPainter, Thumbnails
from projects.domain.thumbnail import ThumbnailSize
from projects.infrastructure.thumbnails import DjangoThumbnails, PillowThumbnailPainter
from tests.core.fake_pictures import FakePainter
from tests.pictures import bomb, encoded, halves, is_blue, is_red, opened, turned
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import LATER, project_of
from tests.projects.fake_thumbnails import FakeThumbnails
from tests.projects.fakes import FakeProjects


@pytest.fixture(params=["fake", "real"])
def painter(request: pytest.FixtureRequest) -> ThumbnailPainter:
    return FakePainter(ThumbnailSize, pictures) if request.param == "fake" else PillowThumbnailPainter()


def thumbnails_of(parts: Parts) -> Thumbnails:
    return FakeThumbnails(parts.projects) if isinstance(parts.projects, FakeProjects) else DjangoThumbnails()


def test_what_a_project_shows_is_told_also_in_the_trash(parts: Parts) -> None:
    thumbnails, project = thumbnails_of(parts), project_of(new_id())
    with parts.work(by=SYSTEM):
        parts.projects.add(project)
    assert (thumbnails.shown(project.id), thumbnails.shown(new_id())) == ("", "")
    for change in (lambda each: each.illustrate("0198c0ffee", LATER), lambda each: each.delete(LATER)):
        with parts.work(by=SYSTEM):
            changed = parts.projects.get(project.id)
            change(changed)
            parts.projects.save(changed)
        assert thumbnails.shown(project.id) == "0198c0ffee"


def test_a_picture_comes_in_two_sizes(painter: ThumbnailPainter) -> None:
    pictures = painter.paint(encoded(halves()))
    assert set(pictures) == set(ThumbnailSize)
    assert all(pictures.values())


def test_what_is_no_whole_picture_and_nothing_else_is_refused(painter: ThumbnailPainter) -> None:
    content = encoded(halves())
    for wrong, refusal in (
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureNotSupported),
        (encoded(halves(), "GIF"), PictureNotSupported),
        (content[: len(content) // 2], PictureUnreadable),
        (content + b"<script>alert(1)</script>", PictureHoldsMore),
    ):
        with pytest.raises(refusal):
            painter.paint(wrong)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(PictureTooDetailed):
        PillowThumbnailPainter().paint(bomb(30_000, 30_000))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("shape", [(1200, 300), (300, 1200), (1920, 1080), (40, 30)])
def test_each_is_cut_around_its_middle_to_sixteen_by_nine(kind: str, shape: tuple[int, int]) -> None:
    for size, content in PillowThumbnailPainter().paint(encoded(halves(shape), kind)).items():
        image = opened(content)
        assert image.size == size.value
        colours = image.convert("RGB")
        assert is_red(colours.getpixel((size.value.width // 8, size.value.height // 2)))
        assert is_blue(colours.getpixel((size.value.width * 7 // 8, size.value.height // 2)))


def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    content = PillowThumbnailPainter().paint(turned(6))[ThumbnailSize.LARGE]
    colours = opened(content).convert("RGB")
    assert is_red(colours.getpixel((480, 40)))
    assert is_blue(colours.getpixel((480, 500)))
    assert not any(part in content for part in (b"EXIF", b"XMP ", b"ICCP", b"Camera"))
