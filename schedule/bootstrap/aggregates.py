"""Schedules as aggregates, for all that is wired in this package."""

from functools import cache, lru_cache

from core.domain.clock import utc_now
from core.infrastructure.outbox import publish_all
from projects import api as projects
from schedule.domain import working_time
from schedule.domain.outline import Calendars
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.public_holidays import KnownHolidays
from schedule.infrastructure.schedules import DjangoSchedules


@lru_cache(maxsize=64)
def calendars(hours: WorkingHours) -> Calendars:
    """With the public holidays that they keep."""
    holidays = KnownHolidays().of(hours.holidays) if hours.holidays else ()
    days_off = [day for day, _ in hours.days_off]
    return working_time.calendars(hours.week, tuple(holidays), days_off, dict(hours.working_dates))


@cache
def schedules() -> DjangoSchedules:
    return DjangoSchedules(publish_all, projects.time_zones, calendars, utc_now)
