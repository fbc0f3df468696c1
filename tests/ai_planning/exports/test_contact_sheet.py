"""All pictures of a plan on one sheet."""

from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image, ImageChops, ImageDraw

from ai_planning.application.export_ports import PlanDocument
from ai_planning.contracts import AspectRatio
from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.exports.contact_sheet import WIDTH, ContactSheet, Grid, grid_of
from core.domain.language import Language
from tests.ai_planning.exports.examples import least, longest, usual
from tests.pictures import encoded, halves

COLOURS = [(20 * at + 10, 255 - 20 * at, 60 + 10 * at) for at in range(12)]


def coloured(plan: PlanDocument, kind: str = "PNG") -> dict[UUID, bytes]:
    """A picture of one colour a shot, in the film's aspect ratio."""
    size = (round(400 * plan.brief.aspect_ratio.ratio), 400)
    return {
        shot.id: encoded(Image.new("RGB", size, colour), kind) for shot, colour in zip(plan.shots, COLOURS, strict=True)
    }


def sheet(plan: PlanDocument, pictures: dict[UUID, bytes], language: Language = Language.KOREAN) -> Image.Image:
    made = ContactSheet().render(plan, layout=PdfLayout.CARDS, language=language, pictures=pictures)
    assert made.media_type == "image/png"
    return Image.open(BytesIO(made.data), formats=("PNG",)).convert("RGB")


def cell(page: Image.Image, grid: Grid, position: int) -> Image.Image:
    left, top = grid.corner(position)
    return page.crop((left, top, left + grid.cell[0], top + grid.cell[1]))


def is_near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("ratio", AspectRatio)
def test_every_picture_lies_whole_in_its_place(ratio: AspectRatio, kind: str) -> None:
    plan = usual(ratio=ratio)
    page, grid = sheet(plan, coloured(plan, kind)), grid_of(ratio.ratio)
    assert page.size == (WIDTH, grid.height)
    for at, colour in enumerate(COLOURS):
        shown = cell(page, grid, at + 1)
        for spot in ((0.5, 0.5), (0.02, 0.04), (0.98, 0.96)):
            assert is_near(shown.getpixel((int(spot[0] * shown.width), int(spot[1] * shown.height))), colour)


@pytest.mark.parametrize("ratio", AspectRatio)
@pytest.mark.parametrize("language", Language)
def test_no_words_touch_a_picture_or_the_edge_however_long_they_are(ratio: AspectRatio, language: Language) -> None:
    plan = longest(ratio)
    page, grid = sheet(plan, coloured(plan), language), grid_of(ratio.ratio)
    words = ImageChops.difference(page, sheet(least_of(plan), coloured(plan), language)).getbbox()
    assert words is not None
    assert words[0] > 40
    assert words[2] < WIDTH - 40
    for at, colour in enumerate(COLOURS):
        assert cell(page, grid, at + 1).getcolors() == [(grid.cell[0] * grid.cell[1], colour)]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_in_a_picture_shows_the_paper(kind: str) -> None:
    plan = usual()
    drawn = Image.new("RGBA", (640, 360), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).rectangle((0, 0, 320, 360), fill=(20, 20, 30, 255))
    page = sheet(plan, {plan.shots[0].id: encoded(drawn, kind)})
    shown = cell(page, grid_of(plan.brief.aspect_ratio.ratio), 1)
    assert is_near(shown.getpixel((shown.width // 4, 40)), (20, 20, 30))
    assert is_near(shown.getpixel((shown.width * 3 // 4, 40)), (255, 255, 255))


def least_of(plan: PlanDocument) -> PlanDocument:
    """Its shots and pictures without any words of theirs."""
    bare = least()
    shots = tuple(replace(shot, id=named.id) for shot, named in zip(bare.shots, plan.shots, strict=True))
    return replace(bare, brief=replace(bare.brief, aspect_ratio=plan.brief.aspect_ratio), shots=shots)


@pytest.mark.parametrize(
    "broken",
    [b"", b"no picture", encoded(halves(), "JPEG")[:900], encoded(Image.new("L", (9000, 5000)), "PNG")],
    ids=["empty", "text", "cut off", "too large"],
)
def test_a_picture_that_is_missing_or_broken_leaves_its_place_to_the_description(broken: bytes) -> None:
    plan = usual()
    pictures = coloured(plan)
    grid = grid_of(plan.brief.aspect_ratio.ratio)
    without = sheet(plan, {key: value for key, value in pictures.items() if key != plan.shots[4].id})
    assert sheet(plan, pictures | {plan.shots[4].id: broken}).tobytes() == without.tobytes()
    assert len(cell(without, grid, 5).getcolors(100_000) or ()) > 10
    assert is_near(cell(without, grid, 6).getpixel((50, 50)), COLOURS[5])


def test_the_same_plan_gives_the_same_file() -> None:
    plan = usual()
    files = {
        ContactSheet().render(plan, layout=PdfLayout.CARDS, language=Language.KOREAN, pictures=coloured(plan)).data
        for _ in range(2)
    }
    assert len(files) == 1


def test_a_plan_without_a_word_has_a_sheet_too() -> None:
    assert sheet(least(), {}).size == (WIDTH, grid_of(16 / 9).height)
