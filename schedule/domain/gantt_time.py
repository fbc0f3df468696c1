"""The time of a sheet: its header, the shades of days off, the lines between its units, and today."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.domain.language import Language
from schedule.domain.gantt_bars import View
from schedule.domain.gantt_look import DAY_OFF, EDGE, GRID, HEAD, INK, SMALL, TIER, TODAY
from schedule.domain.gantt_scale import FINE
from schedule.domain.gantt_shapes import Box, Line, Rect, Shape
from schedule.domain.gantt_words import TIERS, Tier, cells_of
from schedule.domain.work_calendar import WorkCalendar


def header_of(view: View, box: Box) -> Iterator[Shape]:
    """One line above the other, as many as the zoom has."""
    yield Rect(box, HEAD)
    part, board = view.part, view.board
    for at, tier in enumerate(TIERS[part.zoom]):
        top = box.y + at * TIER
        spare = _spare(view, tier)
        for cell in cells_of(tier, part.first, part.until, board.language, is_top=at == 0):
            left, right = view.body.x + part.x_of(cell.first), view.body.x + part.x_of(cell.until)
            room = Box(left + 1.5, top, right - left - 3, TIER)
            yield from board.writing.first_fitting(cell.labels[spare:], room, SMALL, INK)
            yield Line(((right, top), (right, top + TIER)), EDGE, 0.6)
        yield Line(((view.gutters.x, top + TIER), (view.gutters.right, top + TIER)), EDGE, 0.6)


def _spare(view: View, tier: Tier) -> int:
    """How many labels are passed over: days are named alike, so none where one of them has no room for it."""
    if tier is not Tier.DAYS:
        return 0
    scale, board = view.board.scale, view.board
    named = {cell.labels[0] for cell in cells_of(tier, scale.first, scale.until, board.language, is_top=False)}
    return any(board.widths.width(label, SMALL, is_bold=False) > scale.day_width - 3 for label in named)


def shades_of(view: View) -> Iterator[Shape]:
    """Days off, where days are wide enough to be told apart."""
    if view.part.zoom not in FINE:
        return
    for first, until in _days_off(view.board.chart.calendar, view.part.first, view.part.until):
        left, right = view.body.x + view.part.x_of(first), view.body.x + view.part.x_of(until)
        yield Rect(Box(left, view.body.y, right - left, view.body.height), DAY_OFF)


def grid_of(view: View) -> Iterator[Shape]:
    for cell in cells_of(TIERS[view.part.zoom][-1], view.part.first, view.part.until, Language.ENGLISH, is_top=False):
        x = view.body.x + view.part.x_of(cell.first)
        yield Line(((x, view.body.y), (x, view.body.bottom)), GRID)


def today_of(view: View) -> Iterator[Shape]:
    today = view.board.chart.today
    if view.part.first <= today < view.part.until:
        x = view.body.x + view.part.x_of(today) + view.part.day_width / 2
        yield Line(((x, view.body.y), (x, view.body.bottom)), TODAY, 1.5, is_dashed=True)


def _days_off(calendar: WorkCalendar, first: date, until: date) -> Iterator[tuple[date, date]]:
    """Runs of them, each until before a day of work."""
    begun: date | None = None
    for at in range((until - first).days):
        day = first + timedelta(days=at)
        if calendar.hours(day):
            if begun:
                yield begun, day
            begun = None
        else:
            begun = begun or day
    if begun:
        yield begun, until
