"""What our feeds say is read alike by two parsers that are not ours, and is what our own calendar shows."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now

from tests.client import ApiClient
from tests.schedule.ical.readers import Row, read_by_ical, read_by_ical_js, told_by_ical_js

Read = Callable[[dict[str, Any]], str]
NOTES = "쉼표, 쌍반점; 역사선 \\ 그리고\n둘째 줄: " + "긴 한국어 글이 여든 자를 넘어 이어집니다 " * 8


def sunday_of_this_year() -> date:
    """Early in the year that the feed tells."""
    first = date(now().year, 1, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7)


def ours(editor: ApiClient, project_id: object, first: date, last: date) -> list[Row]:
    days = editor.get(f"/v2/schedule/{project_id}/calendar", {"from": str(first), "to": str(last), "time_zone": "UTC"})
    rows = []
    for row in days.json()["occurrences"]:
        if row["is_all_day"]:
            end = date.fromisoformat(row["end_date"]) + timedelta(days=1)
            rows.append((row["title"], row["start_date"], end.isoformat()))
        else:
            rows.append((row["title"], row["starts_at"], row["ends_at"]))
    return sorted(rows)


def weekly_with_exceptions(editor: ApiClient, events: str, monday: date) -> None:
    """Nine o'clock in New York: three are taken out, one is named otherwise, one moved, one on a whole day."""
    weekly = {
        "title": "Weekly sync",
        "starts_at": f"{monday}T14:00:00Z",
        "ends_at": f"{monday}T15:30:00Z",
        "time_zone": "America/New_York",
        "recurrence": "FREQ=WEEKLY;BYDAY=MO;COUNT=50",
    }
    one = f"{events}/{editor.post(events, weekly).json()['id']}"
    for week in (3, 12, 30):
        name = f"{monday + timedelta(weeks=week)}T09:00:00"
        assert editor.delete(f"{one}?scope=one&recurrence_id={name}").status_code == 204
    for week, change in (
        (5, {"title": "시사회", "place": "2층, 시사실"}),
        (20, {"starts_at": f"{monday + timedelta(days=2, weeks=20)}T01:00:00Z"}),
        (44, {"start_date": str(monday + timedelta(days=1, weeks=44))}),
    ):
        name = f"{monday + timedelta(weeks=week)}T09:00:00"
        assert editor.patch(one, {"scope": "one", "recurrence_id": name} | change).status_code == 200


@pytest.fixture
def year(editor: ApiClient, events: str) -> tuple[date, date]:
    """Besides: monthly days off, a series that was split, the last Friday of each month, and what happens once."""
    start = sunday_of_this_year()
    weekly_with_exceptions(editor, events, start + timedelta(days=1))
    days = {"title": "휴무", "start_date": str(start), "end_date": str(start + timedelta(days=1))}
    many = editor.post(events, days | {"recurrence": "FREQ=MONTHLY"}).json()
    june = f"scope=one&recurrence_id={start.replace(month=6)}"
    assert editor.delete(f"{events}/{many['id']}?{june}").status_code == 204
    editor.post(events, {"title": "한 번", "starts_at": f"{start}T03:00:00Z", "notes": NOTES, "place": "강릉; 안목"})
    daily = {"title": "데일리", "starts_at": f"{start}T16:30:00Z", "time_zone": "Europe/London"}
    three = editor.post(events, daily | {"recurrence": "FREQ=DAILY;INTERVAL=3"}).json()
    following = {"scope": "following", "recurrence_id": f"{start + timedelta(days=150)}T16:30:00", "title": "스크럼"}
    assert editor.patch(f"{events}/{three['id']}", following).status_code == 200
    january = date(start.year, 1, 31)
    friday = january - timedelta(days=(january.weekday() - 4) % 7)
    last = {"title": "월말", "starts_at": f"{friday}T00:00:00Z", "time_zone": "UTC"}
    assert editor.post(events, last | {"recurrence": "FREQ=MONTHLY;BYDAY=-1FR"}).status_code == 201
    return start, start + timedelta(days=364)


def test_a_year_of_events_is_the_same_for_all_three(
    editor: ApiClient, team: dict[str, Any], feed: dict[str, Any], read: Read, year: tuple[date, date], tmp_path: Path
) -> None:
    text, (first, last) = read(feed), year
    shown = ours(editor, team["project_id"], first, last)
    assert len(shown) > 180
    by_python = [row for row in read_by_ical(text, last) if row[1][:10] <= last.isoformat()]
    by_node = [row for row in read_by_ical_js(text, last, tmp_path) if row[1][:10] <= last.isoformat()]
    assert by_python == shown
    assert by_node == shown


def test_texts_come_back_as_they_were(
    editor: ApiClient, feed: dict[str, Any], read: Read, year: tuple[date, date], tmp_path: Path
) -> None:
    told = {row["title"]: row for row in told_by_ical_js(read(feed), year[1], tmp_path)}
    assert (told["한 번"]["notes"], told["한 번"]["place"]) == (NOTES.strip(), "강릉; 안목")
    assert told["시사회"]["place"] == "2층, 시사실"


def test_no_line_is_longer_than_75_octets_or_breaks_a_character(
    editor: ApiClient, feed: dict[str, Any], read: Read, year: tuple[date, date]
) -> None:
    lines = read(feed).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines if line]
