"""What calendars are spoken of in."""

from enum import StrEnum

from core.domain.labels import Labelled


class EventCategory(Labelled):
    """What an event is about."""

    DEADLINE = "deadline", "마감", "Deadline"
    MILESTONE = "milestone", "마일스톤", "Milestone"
    MEETING = "meeting", "회의", "Meeting"
    PERSONAL = "personal", "개인", "Personal"
    HOLIDAY = "holiday", "휴일", "Holiday"
    FILMING = "filming", "촬영", "Filming"


def category(key: str) -> EventCategory:
    """By its key."""
    return next(each for each in EventCategory if each.value == key)


class EditScope(StrEnum):
    """How much of a series a change or a deletion is about."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


class CalendarView(StrEnum):
    """How much of a calendar is looked at. A Gantt chart shows a quarter."""

    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    GANTT = "gantt"
