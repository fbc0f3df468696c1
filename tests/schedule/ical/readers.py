"""Two parsers that are not ours: `ical` of Python and ical.js of Node, as plain rows."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ical.calendar_stream import IcsCalendarStream

from tests.e2e.node import installed, run

Row = tuple[str, str, str]
"""Title, start and end: dates, or moments in UTC."""


def read_by_ical(text: str, until: date) -> list[Row]:
    calendar = IcsCalendarStream.calendar_from_ics(text)
    found = calendar.timeline_tz(UTC).included(date(1999, 1, 1), until + timedelta(days=1))
    return sorted((event.summary or "", _told(event.dtstart), _told(event.end)) for event in found)


def read_by_ical_js(text: str, until: date, folder: Path) -> list[Row]:
    return sorted((row["title"], row["starts"], row["ends"]) for row in told_by_ical_js(text, until, folder))


def told_by_ical_js(text: str, until: date, folder: Path) -> list[dict[str, Any]]:
    file = folder / "feed.ics"
    file.write_bytes(text.encode())
    page = installed(Path(__file__).parent / "ical_js") / "page.mjs"
    return list(run(page, {"file": str(file), "until": until.isoformat()}))


def _told(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.isoformat()
