"""When a mail may leave: at once, with the next digest, never in the quiet hours of the person."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from identity.contracts import Digest, QuietHours

# So that what comes at once makes one mail, and what is read at once makes none.
GATHERING = timedelta(seconds=10)
DAILY_AT = time(9)


def due_at(now: datetime, digest: Digest, quiet: QuietHours | None, zone: ZoneInfo) -> datetime:
    """When a mail about something of `now` is due; the clocks of days and hours are the person's."""
    return after_quiet(_gathered(now, digest, zone), quiet, zone)


def after_quiet(moment: datetime, quiet: QuietHours | None, zone: ZoneInfo) -> datetime:
    """`moment`, or the end of the quiet hours that it lies in."""
    local = moment.astimezone(zone)
    if quiet is None or not _is_quiet(local.time(), quiet):
        return moment
    return _next(local, quiet.end)


def _gathered(now: datetime, digest: Digest, zone: ZoneInfo) -> datetime:
    match digest:
        case Digest.OFF:
            return now + GATHERING
        case Digest.HOURLY:
            local = now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
            return local.astimezone(UTC) + timedelta(hours=1)
        case Digest.DAILY:
            return _next(now.astimezone(zone), DAILY_AT)


def _is_quiet(at: time, quiet: QuietHours) -> bool:
    if quiet.start < quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def _next(local: datetime, at: time) -> datetime:
    """The next time that the clock shows `at`; where a change of the clock leaves it out, what comes in its place."""
    day = local.date() if local.time() < at else local.date() + timedelta(days=1)
    return datetime.combine(day, at, tzinfo=local.tzinfo).astimezone(UTC)
