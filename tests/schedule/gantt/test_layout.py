"""Nothing on a chart is clipped, overlaps, or leaves its paper, whatever the plan."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from core.domain.language import Language
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_rows import rows_of
from schedule.domain.gantt_shapes import Box, Line, Polygon, Rect, Shape, Sheet, Text
from schedule.domain.gantt_sheets import Wish, paper_sheets, screen_sheet
from schedule.infrastructure.gantt.widths import FaceWidths
from tests.schedule.gantt.examples import LONG, PEOPLE, START, chart_of, task, usual, with_baseline

A4, A3 = (1203.0, 850.0), (1701.0, 1203.0)
CHARTS = {
    "ten": usual(10, 3),
    "sixty": with_baseline(usual(60)),
    "five hundred": usual(500),
    "one day": chart_of([task(1, START, 1, people=PEOPLE[:1])]),
    "three years": with_baseline(usual(40, 28)),
    "a century": chart_of([task(1, date(2000, 1, 1), 36000), task(2, date(2099, 12, 30), 2)]),
    "nothing": chart_of([]),
    "long words": chart_of([task(at, START, 3, name=LONG * 3, people=(LONG,)) for at in range(3)], title=LONG * 4),
    "wide letters": chart_of([task(1, START, 2, name="W" * 200, people=("ㅎ" * 80,))], title="W" * 200),
}


def sheets_of(chart: GanttChart, wish: Wish) -> list[Sheet]:
    widths = FaceWidths()
    papers = [sheet for size in (A4, A3) for sheet in paper_sheets(chart, wish, widths, size)]
    return [screen_sheet(chart, wish, widths), *papers]


def reach(shape: Shape) -> Box:
    """With the half of its stroke that is outside."""
    if isinstance(shape, Text | Rect):
        return shape.box
    more = shape.width / 2 if isinstance(shape, Line) else shape.stroke_width / 2 if shape.stroke else 0
    across, down = [x for x, _ in shape.points], [y for _, y in shape.points]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down)).inset(-more, -more)


def texts_of(sheet: Sheet) -> list[Text]:
    return [shape for shape in sheet.shapes if isinstance(shape, Text)]


def overlapping(texts: list[Text]) -> list[tuple[str, str]]:
    """Pairs that stand on each other."""
    lines: dict[int, list[Text]] = {}
    for text in texts:
        for y in range(int(text.box.y // 40), int(text.box.bottom // 40) + 1):
            lines.setdefault(y, []).append(text)
    pairs = (pair for near in lines.values() for pair in combinations(near, 2))
    return [(one.text, other.text) for one, other in pairs if one.box.meets(other.box)]


def leaving(sheet: Sheet) -> list[Shape]:
    """What is nearer to an edge than the margin; the paper itself is the first shape."""
    inner = Box(0, 0, sheet.width, sheet.height).inset(sheet.margin - 1, sheet.margin - 1)
    return [shape for shape in sheet.shapes[1:] if not inner.holds(reach(shape))]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CHARTS)
def test_every_text_stays_in_its_cell_and_on_no_other(name: str, language: Language) -> None:
    for sheet in sheets_of(CHARTS[name], Wish(language)):
        texts = texts_of(sheet)
        assert [text.text for text in texts if not text.cell.holds(text.box, slack=2.0)] == []
        assert [text.text for text in texts if text.width > text.cell.width + 0.01] == []
        assert overlapping(texts) == []


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_leaves_the_margins(name: str) -> None:
    for sheet in sheets_of(CHARTS[name], Wish(Language.KOREAN)):
        assert leaving(sheet) == []


@pytest.mark.parametrize("days", [1, 3, 20, 90, 400, 4000])
def test_in_days_that_are_asked_for_nothing_leaves_the_margins_either(days: int) -> None:
    first = date(2026, 11, 20)
    last = date.fromordinal(first.toordinal() + days - 1)
    for sheet in sheets_of(CHARTS["sixty"].within(first, last), Wish(Language.ENGLISH, first, last)):
        assert leaving(sheet) == []
        assert overlapping(texts_of(sheet)) == []


def test_what_overlaps_or_leaves_is_caught() -> None:
    sheet = screen_sheet(CHARTS["ten"], Wish(Language.KOREAN), FaceWidths())
    text = texts_of(sheet)[0]
    outside = replace(text, x=-5.0)
    assert overlapping([text, text]) != []
    assert leaving(replace(sheet, shapes=(*sheet.shapes, outside))) == [outside]


@pytest.mark.parametrize("name", ["ten", "sixty", "five hundred", "three years"])
def test_every_row_is_named_on_the_screen_and_on_paper(name: str) -> None:
    chart, widths = CHARTS[name], FaceWidths()
    names = {row.name for row in rows_of(chart) if row.name != LONG}
    screen = texts_of(screen_sheet(chart, Wish(Language.KOREAN), widths))
    paper = [text for sheet in paper_sheets(chart, Wish(Language.KOREAN), widths, A4) for text in texts_of(sheet)]
    assert names <= {text.text for text in screen}
    assert names <= {text.text for text in paper}


def test_a_name_that_is_too_long_ends_with_an_ellipsis() -> None:
    texts = texts_of(screen_sheet(CHARTS["long words"], Wish(Language.KOREAN), FaceWidths()))
    assert sum(text.text.endswith("…") and LONG.startswith(text.text[:8]) for text in texts) >= 4


@pytest.mark.parametrize("name", ["ten", "sixty", "five hundred", "three years"])
def test_no_arrow_runs_over_a_text(name: str) -> None:
    sheet = screen_sheet(CHARTS[name], Wish(Language.KOREAN), FaceWidths())
    runs = [
        shape for shape in sheet.shapes if isinstance(shape, Line) and not shape.is_dashed and len(shape.points) > 2
    ]
    texts = texts_of(sheet)
    assert len(runs) >= 8
    assert [(text.text, run) for run in runs for text in texts if _crosses(run, text.box)] == []


def test_each_sheet_of_paper_has_its_number_the_header_and_the_legend() -> None:
    sheets = paper_sheets(CHARTS["five hundred"], Wish(Language.ENGLISH), FaceWidths(), A4)
    for number, sheet in enumerate(sheets, 1):
        told = [text.text for text in texts_of(sheet)]
        assert f"{number} / {len(sheets)}" in told
        assert {"Task", "Start", "End", "Done", "Critical path", "Delayed"} <= set(told)


def test_no_sheet_of_paper_ends_with_the_name_of_a_phase() -> None:
    chart = usual(300, every=3)
    phases = {phase.name for phase in chart.phases}
    for sheet in paper_sheets(chart, Wish(Language.KOREAN), FaceWidths(), A4)[:-1]:
        names = [text for text in texts_of(sheet) if text.x < 140 and 120 < text.baseline < sheet.height - 90]
        assert max(names, key=lambda text: text.baseline).text not in phases


def test_a_long_plan_goes_over_sheets_down_and_across() -> None:
    assert len(paper_sheets(usual(60, 1), Wish(Language.KOREAN), FaceWidths(), A4)) == 3
    wide = chart_of([task(1, date(2026, 1, 5), 1500)])
    assert len(paper_sheets(wide, Wish(Language.KOREAN), FaceWidths(), A4)) == 3
    assert len(paper_sheets(wide, Wish(Language.KOREAN), FaceWidths(), A3)) == 2


def test_the_critical_path_and_what_is_late_are_marked() -> None:
    late = task(1, START, 4, is_overdue=True, is_critical=True)
    shapes = screen_sheet(chart_of([late]), Wish(Language.KOREAN), FaceWidths()).shapes
    bars = [shape for shape in shapes if isinstance(shape, Rect) and shape.stroke == "#b91c1c"]
    assert len(bars) == 2
    fills = {shape.fill for shape in shapes if isinstance(shape, Rect)}
    assert "#f2b2b8" in fills


def test_a_milestone_is_a_diamond_at_the_end_of_its_day() -> None:
    chart = chart_of([task(1, START, 1), task(2, START, 0)])
    sheet = screen_sheet(chart, Wish(Language.KOREAN), FaceWidths())
    (diamond, _) = [shape for shape in sheet.shapes if isinstance(shape, Polygon) and len(shape.points) == 4]
    bar = next(shape for shape in sheet.shapes if isinstance(shape, Rect) and shape.stroke == "#ffc107")
    assert diamond.points[0][0] == pytest.approx(bar.box.right)


def _crosses(run: Line, box: Box) -> bool:
    corners = list(zip(run.points, run.points[1:], strict=False))
    return any(
        min(x0, x1) < box.right and max(x0, x1) > box.x and min(y0, y1) < box.bottom and max(y0, y1) > box.y
        for (x0, y0), (x1, y1) in corners
    )
