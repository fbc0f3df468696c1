"""Charts as files: what is seen of them, and that no text of a person's can do more than be read."""

from dataclasses import replace
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageChops

from core.domain.language import Language
from core.infrastructure.typesetting import Typesetter
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_refusals import ChartTooLarge
from schedule.domain.gantt_sheets import Wish, paper_sheets, screen_sheet
from schedule.infrastructure.gantt.pdf import pdf_of
from schedule.infrastructure.gantt.png import png_of
from schedule.infrastructure.gantt.svg import svg_of
from schedule.infrastructure.gantt.widths import FaceWidths
from tests.ai_planning.exports.reading import PageRead, overlapping, pages_of, properties_of, squeezed
from tests.schedule.gantt.examples import START, chart_of, task, usual, with_baseline

HOSTILE = '</text><script>alert(1)</script><image href="http://x/y"/> & "q" \' #panic() \x0b\ud7ff 🌸 <![CDATA['
A4 = (842 / 0.7, 595 / 0.7)
KOREAN = Wish(Language.KOREAN)


def svg(chart: GanttChart) -> str:
    return svg_of(screen_sheet(chart, KOREAN, FaceWidths()), chart.title)


def pages(chart: GanttChart) -> list[PageRead]:
    return pages_of(pdf(chart))


def pdf(chart: GanttChart) -> bytes:
    return pdf_of(paper_sheets(chart, KOREAN, FaceWidths(), A4), chart.title, Language.KOREAN, Typesetter())


def test_what_looks_like_markup_is_shown_as_it_was_typed() -> None:
    chart = chart_of([task(1, START, 40, name=HOSTILE[:40], people=(HOSTILE,))], title=HOSTILE)
    drawn = svg(chart)
    elements = list(fromstring(drawn).iter())
    assert {each.tag.rpartition("}")[2] for each in elements} == {"svg", "title", "text", "rect", "polyline", "polygon"}
    assert any(each.text and each.text.startswith("</text><script>alert(1)</script>") for each in elements)
    assert "href=" not in {name for each in elements for name in each.attrib}


def test_an_svg_asks_for_nothing_outside_of_itself() -> None:
    drawn = svg(with_baseline(usual(30)))
    assert "url(" not in drawn
    assert drawn.count("http") == drawn.count("http://www.w3.org/2000/svg") == 1


def test_texts_of_an_svg_are_as_wide_in_any_face_as_they_were_measured() -> None:
    texts = [each for each in fromstring(svg(usual(10))).iter() if each.tag.endswith("}text")]
    assert len(texts) > 60
    assert all(float(each.get("textLength", 0)) > 0 for each in texts)


@pytest.mark.parametrize("chart", [usual(10), with_baseline(usual(60)), chart_of([])], ids=["ten", "sixty", "nothing"])
def test_the_ink_of_a_png_stays_within_the_margins(chart: GanttChart) -> None:
    sheet = screen_sheet(chart, KOREAN, FaceWidths())
    image = Image.open(BytesIO(png_of(sheet)))
    scale = image.width / sheet.width
    left, top, right, bottom = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    margin = (sheet.margin - 1) * scale
    assert left >= margin
    assert top >= margin
    assert right <= image.width - margin
    assert bottom <= image.height - margin


def test_a_small_png_is_twice_as_fine() -> None:
    small, large = (screen_sheet(usual(count), KOREAN, FaceWidths()) for count in (5, 200))
    assert Image.open(BytesIO(png_of(small))).width == round(small.width * 2)
    assert Image.open(BytesIO(png_of(large))).width == round(large.width)


def test_more_pixels_than_a_png_may_have_are_refused() -> None:
    sheet = screen_sheet(usual(5), KOREAN, FaceWidths())
    with pytest.raises(ChartTooLarge):
        png_of(replace(sheet, width=8_001, height=8_000))


def test_a_pdf_has_a4_pages_in_our_typeface_with_every_name() -> None:
    chart = usual(60)
    read = pages(chart)
    told = squeezed("".join(page.text for page in read))
    assert len(read) == 3
    assert "로케이션 헌팅 3 2026-11-06 2026-11-07 25%" in read[0].text
    assert all((page.width, page.height) == (pytest.approx(842, abs=1), pytest.approx(595, abs=1)) for page in read)
    assert all(squeezed(each.name) in told for each in chart.tasks if len(each.name) < 20)
    fonts = {font for page in read for font in page.fonts}
    assert {(name.split("+")[1], is_embedded) for name, is_embedded in fonts} == {
        ("NotoSansCJKkr-Regular", True),
        ("NotoSansCJKkr-Bold", True),
    }


def test_on_paper_no_letter_lies_on_another_or_leaves_the_margins() -> None:
    for page in pages(with_baseline(usual(60))):
        assert overlapping(page.letters) == []
        inked = [(each.left, each.right, page.width) for each in page.letters]
        assert all(left >= 27 and right <= width - 27 for left, right, width in inked)
        assert all(each.bottom >= 27 and each.top <= page.height - 27 for each in page.letters)


def test_a_hostile_name_is_only_text_on_paper() -> None:
    chart = chart_of([task(1, START, 2, name="#panic() $x$ <b>&amp;")], title=HOSTILE)
    (page,) = pages(chart)
    assert "#panic() $x$ <b>&amp;" in page.text
    assert squeezed("</text><script>alert(1)</script>") in squeezed(page.text)


def test_the_same_chart_makes_the_same_files() -> None:
    chart = usual(20)
    assert pdf(chart) == pdf(chart)
    assert properties_of(pdf(chart))["Title"] == chart.title
