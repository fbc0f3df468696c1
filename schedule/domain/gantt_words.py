"""Words on charts, in Korean and English."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from core.domain.language import Language
from schedule.domain.gantt_scale import Zoom, next_unit, unit_of

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = {Language.KOREAN: "월화수목금토일", Language.ENGLISH: "MTWTFSS"}


class Word(Enum):
    NAME = "작업", "Task"
    START = "시작", "Start"
    END = "종료", "End"
    PROGRESS = "진행", "Done"
    TODAY = "오늘", "Today"
    DELAYED = "지연", "Delayed"
    DONE = "진행률", "Progress"
    CRITICAL = "주 공정", "Critical path"
    MILESTONE = "마일스톤", "Milestone"
    BASELINE = "기준선", "Baseline"
    DAY_OFF = "쉬는 날", "Day off"
    EMPTY = "이 기간에 작업이 없습니다.", "There are no tasks in this time."

    def told(self, language: Language) -> str:
        ko, en = self.value
        return str(ko if language is Language.KOREAN else en)


@dataclass(frozen=True, slots=True)
class Cell:
    """Of a line of the header: from `first` until before `until`, named by the first label that has room."""

    first: date
    until: date
    labels: tuple[str, ...]


class Tier(Enum):
    """Lines of the header."""

    YEARS = Zoom.YEAR
    MONTHS = Zoom.MONTH
    WEEKS = Zoom.WEEK
    DAYS = Zoom.DAY


TIERS: Final = {
    Zoom.DAY: (Tier.MONTHS, Tier.DAYS),
    Zoom.WEEK: (Tier.MONTHS, Tier.WEEKS),
    Zoom.MONTH: (Tier.YEARS, Tier.MONTHS),
    Zoom.YEAR: (Tier.YEARS,),
}


def cells_of(tier: Tier, first: date, until: date, language: Language, *, is_top: bool) -> list[Cell]:
    """Those at the edges may be cut."""
    cells: list[Cell] = []
    day = first
    while day < until:
        end = min(until, next_unit(tier.value, day))
        cells.append(Cell(day, end, _labels(tier, unit_of(tier.value, day), language, is_top=is_top)))
        day = end
    return cells


def tasks_told(count: int, language: Language) -> str:
    if language is Language.KOREAN:
        return f"작업 {count:,}개"
    return f"{count:,} task" if count == 1 else f"{count:,} tasks"


def _labels(tier: Tier, day: date, language: Language, *, is_top: bool) -> tuple[str, ...]:
    is_korean = language is Language.KOREAN
    if tier is Tier.YEARS:
        return (f"{day.year}년" if is_korean else str(day.year), str(day.year), f"’{day:%y}")
    if tier is Tier.MONTHS:
        month = f"{day.month}월" if is_korean else _MONTHS[day.month - 1]
        whole = f"{day.year}년 {month}" if is_korean else f"{month} {day.year}"
        return (whole, month, str(day.month)) if is_top else (month, str(day.month))
    if tier is Tier.WEEKS:
        return (f"{day.month}/{day.day}" if is_korean else f"{day.day} {_MONTHS[day.month - 1]}", str(day.day))
    weekday = _WEEKDAYS[language][day.weekday()]
    return (f"{day.day} {weekday}", str(day.day))
