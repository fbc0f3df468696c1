"""What stands on a chart and in its legend."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.language import Language
from schedule.domain.gantt import GanttChart, PlannedBar
from schedule.domain.gantt_look import BASELINE
from schedule.domain.gantt_shapes import Polygon, Shape, Text
from schedule.domain.gantt_sheets import Wish, screen_sheet
from schedule.infrastructure.gantt.widths import FaceWidths
from tests.schedule.gantt.examples import START, chart_of, identity, stretch, task


def shapes_of(chart: GanttChart, wish: Wish | None = None) -> tuple[Shape, ...]:
    return screen_sheet(chart, wish or Wish(Language.ENGLISH), FaceWidths()).shapes


def texts(chart: GanttChart, wish: Wish | None = None) -> list[str]:
    return [shape.text for shape in shapes_of(chart, wish) if isinstance(shape, Text)]


def test_the_legend_tells_of_nothing_that_is_not_there() -> None:
    near = chart_of([task(1, START, 3)])
    assert "Day off" in texts(near)
    assert "Delayed" not in texts(near)
    assert "Delayed" in texts(chart_of([task(1, START, 3, is_overdue=True)]))
    assert "Day off" not in texts(chart_of([task(1, START, 900)]))


@pytest.mark.parametrize("length", [20, 55, 65])
def test_days_are_all_named_alike(length: int) -> None:
    wish = Wish(Language.ENGLISH, START, START + timedelta(days=length - 1))
    told = texts(chart_of([task(1, START, length, name="-")]), wish)
    days = [(START + timedelta(days=at)) for at in range(length)]
    short, whole = {str(day.day) for day in days}, {f"{day.day} {'MTWTFSS'[day.weekday()]}" for day in days}
    assert bool(short & set(told)) != bool(whole & set(told))


def test_a_milestone_that_was_planned_elsewhere_has_a_hollow_sign_there() -> None:
    planned = PlannedBar(START, START, stretch(START, 0))
    milestone = replace(task(1, START + timedelta(days=5), 0), planned=planned)
    shapes = shapes_of(chart_of([milestone], baseline_id=identity(9, 1)))
    assert [each.stroke for each in shapes if isinstance(each, Polygon)].count(BASELINE) == 1
