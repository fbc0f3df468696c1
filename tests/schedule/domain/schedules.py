"""Schedules to begin with."""

from datetime import date
from uuid import UUID

from schedule.domain.moments import moment
from schedule.domain.schedule import Schedule
from schedule.domain.work_calendar import FIVE_DAYS
from schedule.domain.working_hours import WorkingHours
from schedule.domain.working_time import calendars
from schedule.infrastructure.public_holidays import KnownHolidays

PROJECT = UUID(int=1)


def empty_schedule(begins: date = date(2026, 1, 1)) -> Schedule:
    """Of Korean working days."""
    holidays = KnownHolidays().of("KR")
    hours = WorkingHours(time_zone="Asia/Seoul")
    return Schedule(PROJECT, hours, calendars(FIVE_DAYS.week, tuple(holidays)), moment(begins))
