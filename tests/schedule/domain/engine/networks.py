"""Networks written in a line for each activity, as textbooks have them in tables."""

import re
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from schedule.contracts import CalendarKind, LinkType
from schedule.domain.moments import DAY, Moment, moment
from schedule.domain.network import Activity, Link, Network, Span
from schedule.domain.work_calendar import EVERY_DAY, FIVE_DAYS, ROUND_THE_CLOCK

BEGINS = date(2026, 3, 2)
_WAITS = re.compile(r"(?P<name>[^:+-]+)(?::(?P<type>FS|SS|FF|SF))?(?P<lag>[+-]\d+)?")
OFFICES = {CalendarKind.WORKING: FIVE_DAYS, CalendarKind.EVERY_DAY: EVERY_DAY}
CLOCK = {CalendarKind.WORKING: ROUND_THE_CLOCK, CalendarKind.EVERY_DAY: ROUND_THE_CLOCK}


def key(name: str) -> UUID:
    return uuid5(NAMESPACE_OID, name)


def activity(name: str, days: int, *, minutes: int = 0, calendar: CalendarKind = CalendarKind.WORKING) -> Activity:
    return Activity(key(name), name, Span(days, minutes), calendar)


def links(name: str, waits: str) -> list[Link]:
    """`A, B:SS+2` are a finish-start link from A, and a start-start link with a lag of two days from B."""
    found = []
    for each in filter(None, waits.replace(" ", "").split(",")):
        match = _WAITS.fullmatch(each)
        assert match, each
        kind, lag = LinkType(match["type"] or "FS"), int(match["lag"] or 0)
        found.append(Link(key(f"{each}>{name}"), key(match["name"]), key(name), kind, Span(lag)))
    return found


def table(text: str) -> Network:
    """`name days waits`; days around the clock, so that a day of the table is a day."""
    rows = [(*line.split(maxsplit=2), "")[:3] for line in text.strip().splitlines()]
    activities = tuple(activity(name, int(days)) for name, days, _ in rows)
    waits = tuple(link for name, _, waits in rows for link in links(name, waits))
    return Network(activities, waits, CLOCK, moment(BEGINS))


def offices(*activities: Activity, links: list[Link] | None = None, begins: Moment | None = None) -> Network:
    return Network(activities, tuple(links or ()), OFFICES, moment(BEGINS, 9 * 60) if begins is None else begins)


def day(when: Moment) -> int:
    """Days since the network begins, as textbooks count them."""
    whole, rest = divmod(when - moment(BEGINS), DAY)
    assert not rest
    return whole
