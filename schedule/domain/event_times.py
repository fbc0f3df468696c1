"""When an event is to be, as far as somebody says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from core.domain.errors import InvalidField
from schedule.domain.event_span import AllDay, Span, Timed

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Times:
    """Dates mean all day, moments mean from then on; what is None stays as it is."""

    start_date: date | None = None
    end_date: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    time_zone: str | None = None

    def __post_init__(self) -> None:
        if self.says_days and self.says_moments:
            raise InvalidField("/start_date", "event.two_kinds_of_time")

    @property
    def says_days(self) -> bool:
        return not self.start_date is self.end_date is None

    @property
    def says_moments(self) -> bool:
        return (self.starts_at, self.ends_at, self.time_zone) != (None, None, None)

    def first(self, zone: str) -> Span:
        """Of an event that begins. Raises InvalidField."""
        span = self._first(zone)
        span.check_bounds()
        return span

    def instead(self, of: Span, zone: str) -> Span:
        """What takes the place of `of`, which lasts as long where no end is said. Raises InvalidField."""
        span = self._instead(of, zone)
        span.check_bounds()
        return span

    def _first(self, zone: str) -> Span:
        if self.start_date is not None:
            return AllDay(self.start_date, self.end_date or self.start_date)
        if self.starts_at is None:
            raise InvalidField("/starts_at" if self.says_moments else "/start_date", "field.required")
        starts = _whole(self.starts_at)
        return Timed(starts, _whole(self.ends_at) if self.ends_at else starts + AN_HOUR, self.time_zone or zone)

    def _instead(self, of: Span, zone: str) -> Span:
        if self.says_days:
            return self._days(of) if isinstance(of, AllDay) else self._first(zone)
        if self.says_moments:
            return self._moments(of) if isinstance(of, Timed) else self._first(zone)
        return of

    def _days(self, of: AllDay) -> AllDay:
        start = self.start_date or of.first
        return AllDay(start, self.end_date or (start + (of.last - of.first) if self.start_date else of.last))

    def _moments(self, of: Timed) -> Timed:
        starts = _whole(self.starts_at) if self.starts_at else of.starts_at
        ends = _whole(self.ends_at) if self.ends_at else starts + of.length
        return Timed(starts, ends, self.time_zone or of.zone)


def _whole(moment: datetime) -> datetime:
    """Calendars count seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
