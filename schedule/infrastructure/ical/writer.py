"""FeedWriter: series with their rules and exceptions, tasks as events of whole days."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from schedule.application.feed_ports import FeedContent
from schedule.contracts.calendar_view_rows import CalendarTask
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_details import EventDetails
from schedule.domain.event_rule_text import rule_text
from schedule.domain.event_span import DAY, AllDay, Span, Timed, Wall
from schedule.infrastructure.ical.zones import zone_component

TASKS, TITLE = "@tasks.videoplanet", "x-videoplanet-title"
_YEARS_AHEAD = 10
_EVERY_HOUR = timedelta(hours=1)


def write_feed(content: FeedContent) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//VideoPlanet//Calendar//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", content.feed.name)
    calendar.add("refresh-interval", _EVERY_HOUR, parameters={"VALUE": "DURATION"})
    for zone, years in sorted(_zones(content).items()):
        calendar.add_component(zone_component(zone, min(years) - 1, max(years)))
    for event in content.events:
        for component in _components(event, _prefix(content, event.project_id)):
            calendar.add_component(component)
    for task in content.tasks:
        calendar.add_component(_of_task(task, content))
    return bytes(calendar.to_ical())


def _prefix(content: FeedContent, project_id: object) -> str:
    """Where there are several projects each is named."""
    name = content.projects.get(project_id) if content.feed.project_id is None else None  # type: ignore[call-overload]
    return f"[{name}] " if name else ""


def _components(event: CalendarEvent, prefix: str) -> Iterator[Event]:
    pattern, details = event.pattern, event.details
    series = _component(event, details, pattern.span, prefix)
    if pattern.rule is not None:
        series.add("rrule", vRecur.from_ical(rule_text(pattern.rule, pattern.span)))
    if pattern.skipped:
        series.add("exdate", [_named(wall, pattern.span) for wall in sorted(pattern.skipped)])
    yield series
    for wall, override in sorted(pattern.overrides.items()):
        one = _component(event, details.with_(override.details), pattern.effective(wall), prefix)
        one.add("recurrence-id", _named(wall, pattern.span))
        yield one


def _component(event: CalendarEvent, details: EventDetails, span: Span, prefix: str) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", event.updated_at.astimezone(UTC).replace(microsecond=0))
    component.add("created", event.created_at.astimezone(UTC).replace(microsecond=0))
    component.add("last-modified", event.updated_at.astimezone(UTC).replace(microsecond=0))
    component.add("sequence", event.version - 1)
    component.add("summary", prefix + details.title)
    if prefix:
        component.add(TITLE, details.title)
    component.add("categories", [details.category.value])
    for name, text in (("location", details.place), ("description", details.notes)):
        if text:
            component.add(name, text)
    if isinstance(span, AllDay):
        component.add("dtstart", span.first)
        component.add("dtend", span.last + DAY)
    else:
        component.add("dtstart", span.starts_at.astimezone(_clocks(span)))
        component.add("dtend", span.ends_at.astimezone(_clocks(span)))
    return component


def _of_task(task: CalendarTask, content: FeedContent) -> Event:
    component = Event()
    component.add("uid", f"{task.id}{TASKS}")
    component.add("dtstamp", content.feed.rotated_at.astimezone(UTC).replace(microsecond=0))
    component.add("sequence", task.version)
    component.add("summary", _prefix(content, task.project_id) + task.name)
    component.add("categories", [task.kind])
    if task.place:
        component.add("location", task.place)
    component.add("dtstart", task.start_date)
    component.add("dtend", task.end_date + DAY)
    component.add("transp", "TRANSPARENT")
    return component


def _named(wall: Wall, span: Span) -> date | datetime:
    return wall.date() if isinstance(span, AllDay) else wall.replace(tzinfo=_clocks(span))


def _clocks(span: Timed) -> ZoneInfo:
    return ZoneInfo(span.zone)


def _zones(content: FeedContent) -> dict[str, set[int]]:
    """Zones that are spoken of, with years in which they are: series for as long as is ahead. UTC needs no words."""
    found: dict[str, set[int]] = defaultdict(lambda: {content.today.year + _YEARS_AHEAD})
    for event in content.events:
        for span in (event.pattern.span, *(each.span for each in event.pattern.overrides.values())):
            if isinstance(span, Timed) and span.zone != "UTC":
                found[span.zone] |= {span.starts_at.year, span.ends_at.year}
    return found
