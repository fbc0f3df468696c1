"""Files of calendars that are imported, over HTTP."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.client import ApiClient
from tests.core.waiting import at_once

Read = Callable[[dict[str, Any]], str]
EVENT = """BEGIN:VEVENT
UID:one@example.com
DTSTAMP:20260101T000000Z
DTSTART;TZID=Asia/Seoul:20260302T100000
DTEND;TZID=Asia/Seoul:20260302T113000
SUMMARY:주간 회의\\, 편집팀
LOCATION:2층
DESCRIPTION:첫 줄\\n둘째 줄
CATEGORIES:회의
RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630T150000Z
EXDATE;TZID=Asia/Seoul:20260309T100000
END:VEVENT
"""
OTHER = """BEGIN:VEVENT
UID:one@example.com
RECURRENCE-ID;TZID=Asia/Seoul:20260316T100000
DTSTART;TZID=Asia/Seoul:20260317T140000
DTEND;TZID=Asia/Seoul:20260317T150000
SUMMARY:시사
LOCATION:2층
DESCRIPTION:첫 줄\\n둘째 줄
CATEGORIES:회의
END:VEVENT
BEGIN:VEVENT
UID:one@example.com
RECURRENCE-ID:20260323T010000Z
DTSTART;TZID=Asia/Seoul:20260323T100000
STATUS:CANCELLED
END:VEVENT
"""


def calendar(*events: str) -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//t//EN\n{''.join(events)}END:VCALENDAR\n".replace("\n", "\r\n")


def once(number: int, *lines: str, start: str = "DTSTART;VALUE=DATE:20260302") -> str:
    more = "".join(f"{line}\n" for line in lines)
    return f"BEGIN:VEVENT\nUID:{number}@example.com\n{start}\nSUMMARY:{number}\n{more}END:VEVENT\n"


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/calendar/import"


def taken(answer: Any) -> tuple[int, int, int]:
    assert answer.status_code == 200, answer.content
    body = answer.json()
    return body["created"], body["changed"], body["unchanged"]


def test_a_series_comes_with_its_exceptions(editor: ApiClient, path: str, events: str) -> None:
    assert taken(editor.post(path, {"text": calendar(EVENT, OTHER)})) == (1, 0, 0)
    (event,) = editor.get(events).json()["results"]
    assert (event["title"], event["notes"], event["category"]) == ("주간 회의, 편집팀", "첫 줄\n둘째 줄", "meeting")
    assert event["recurrence"] == "FREQ=WEEKLY;UNTIL=20260630T150000Z;BYDAY=MO"
    assert event["exdates"] == ["2026-03-09T10:00:00", "2026-03-23T10:00:00"]
    (override,) = event["overrides"]
    assert (override["recurrence_id"], override["title"], override["place"]) == ("2026-03-16T10:00:00", "시사", None)
    assert override["when"]["starts_at"] == "2026-03-17T05:00:00.000Z"


def test_the_same_file_again_changes_what_is_otherwise(editor: ApiClient, path: str, events: str) -> None:
    two = calendar(EVENT, once(2))
    assert taken(editor.post(path, {"text": two})) == (2, 0, 0)
    assert taken(editor.post(path, {"text": two})) == (0, 0, 2)
    assert taken(editor.post(path, {"text": two.replace("2층", "3층")})) == (0, 1, 1)
    assert {event["uid"]: event["version"] for event in editor.get(events).json()["results"]} == {
        "one@example.com": 2,
        "2@example.com": 1,
    }


def test_what_is_cancelled_is_not_put_in(editor: ApiClient, path: str, events: str) -> None:
    answer = editor.post(path, {"text": calendar(once(1, "STATUS:CANCELLED"), once(2))})
    assert taken(answer) == (1, 0, 0)
    (skipped,) = answer.json()["skipped"]
    assert (skipped["place"], skipped["uid"], skipped["code"]) == (0, "1@example.com", "import.cancelled")
    assert [event["title"] for event in editor.get(events).json()["results"]] == ["2"]


def test_who_attends_one_occurrence_still_does_after_another_import(
    editor: ApiClient, team: dict[str, Any], path: str, events: str
) -> None:
    text = calendar(EVENT, OTHER)
    editor.post(path, {"text": text})
    (event,) = editor.get(events).json()["results"]
    who = [str(team["editor"].user_id)]
    one = {"scope": "one", "recurrence_id": "2026-03-16T10:00:00", "attendees": who}
    editor.patch(f"{events}/{event['id']}", one)
    assert taken(editor.post(path, {"text": text})) == (0, 0, 1)
    assert taken(editor.post(path, {"text": text.replace("시사", "재시사")})) == (0, 1, 0)
    (override,) = editor.get(events).json()["results"][0]["overrides"]
    assert (override["title"], override["attendees"]) == ("재시사", who)


def test_a_file_is_taken_as_a_form_too(editor: ApiClient, path: str) -> None:
    file = BytesIO(calendar(EVENT).encode())
    file.name = "팀 일정.ics"
    assert taken(editor.post_form(path, {"file": file})) == (1, 0, 0)
    file = BytesIO(calendar(EVENT, once(1, "RRULE:FREQ=SECONDLY")).encode())
    file.name = "팀 일정.ics"
    assert taken(editor.post_form(path, {"file": file, "skip_faulty": "true"})) == (0, 0, 1)


def test_our_own_feed_brings_nothing_new(
    editor: ApiClient, path: str, events: str, feed: dict[str, Any], read: Read
) -> None:
    series = {"title": "회의", "starts_at": "2026-10-05T14:00:00Z", "time_zone": "America/New_York"}
    one = editor.post(events, series | {"recurrence": "FREQ=WEEKLY;BYDAY=MO"}).json()
    editor.delete(f"{events}/{one['id']}?scope=one&recurrence_id=2026-10-12T10:00:00")
    moved = {"scope": "one", "recurrence_id": "2026-11-02T10:00:00", "title": "시사", "start_date": "2026-11-03"}
    editor.patch(f"{events}/{one['id']}", moved)
    editor.post(events, {"title": "촬영", "start_date": "2026-11-26", "end_date": "2026-11-28", "category": "filming"})
    before = editor.get(events).json()["results"]
    assert taken(editor.post(path, {"text": read(feed)})) == (0, 0, 2)
    assert editor.get(events).json()["results"] == before


def test_the_feed_of_all_projects_renames_nothing(editor: ApiClient, path: str, events: str, read: Read) -> None:
    editor.post(events, {"title": "촬영", "start_date": "2026-11-26"})
    text = read(editor.post("/v2/calendar/feeds", {"name": "전부"}).json())
    assert "] 촬영" in text
    assert taken(editor.post(path, {"text": text})) == (0, 0, 1)


def test_a_feed_of_before_takes_no_change_back(
    editor: ApiClient, path: str, events: str, feed: dict[str, Any], read: Read
) -> None:
    event = editor.post(events, {"title": "촬영", "start_date": "2026-11-26"}).json()
    text = read(feed)
    later = editor.patch(f"{events}/{event['id']}", {"title": "재촬영"}).json()
    assert taken(editor.post(path, {"text": text})) == (0, 0, 1)
    assert editor.get(events).json()["results"] == [later]


def test_other_ways_to_say_when(editor: ApiClient, path: str, events: str) -> None:
    ways = (
        once(1, "DURATION:PT45M", start="DTSTART:20260302T010000Z"),
        once(2, start="DTSTART:20260302T100000"),
        once(3, "DURATION:P2D"),
        once(4, "DTEND;VALUE=DATE:20260304"),
        once(
            5,
            "DTEND;TZID=Korea Standard Time:20260302T110000",
            start="DTSTART;TZID=Korea Standard Time:20260302T100000",
        ),
        once(6, start="DTSTART;TZID=/mozilla.org/20050126_1/Asia/Seoul:20260302T100000"),
        once(7, "DTEND;VALUE=DATE:20260302"),
    )
    assert taken(editor.post(path, {"text": calendar(*ways)})) == (7, 0, 0)
    found = {event["title"]: event for event in editor.get(events).json()["results"]}
    assert (found["1"]["ends_at"], found["1"]["time_zone"]) == ("2026-03-02T01:45:00.000Z", "UTC")
    assert (found["2"]["starts_at"], found["2"]["time_zone"]) == ("2026-03-02T01:00:00.000Z", "Asia/Seoul")
    assert [found[each]["end_date"] for each in "347"] == ["2026-03-03", "2026-03-03", "2026-03-02"]
    assert [found[each]["time_zone"] for each in "56"] == ["Asia/Seoul", "Asia/Seoul"]


START = "BEGIN:VEVENT\nUID:1@example.com\nDTSTART;VALUE=DATE:20260302\n"
EVES = once(1, "RRULE:FREQ=DAILY;BYMONTH=12;BYMONTHDAY=31;COUNT=99", start="DTSTART;VALUE=DATE:20001231")
EVE = once(1, "RECURRENCE-ID;VALUE=DATE:20981231", start="DTSTART;VALUE=DATE:20981231")
DAILY = once(1, "RRULE:FREQ=DAILY", start="DTSTART;VALUE=DATE:20260101")


def changed(number: int, notes: str = "") -> str:
    """That day of the daily series is otherwise."""
    day = f"{date(2026, 1, 1) + timedelta(days=number):%Y%m%d}"
    more = (f"RECURRENCE-ID;VALUE=DATE:{day}", f"DESCRIPTION:{notes}")
    return once(1, *more, start=f"DTSTART;VALUE=DATE:{day}").replace("SUMMARY:1", "SUMMARY:other")


FAULTY = {
    "many times": (once(1, "RRULE:FREQ=DAILY;COUNT=1000000000"), "/events/0/recurrence"),
    "each second": (once(1, "RRULE:FREQ=SECONDLY"), "/events/0/recurrence"),
    "never": (once(1, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "/events/0/recurrence"),
    "year 9999": (once(1, start="DTSTART;VALUE=DATE:99991231"), "/events/0/start_date"),
    "no start": ("BEGIN:VEVENT\nUID:1\nSUMMARY:x\nEND:VEVENT\n", "/events/0/dtstart"),
    "no uid": ("BEGIN:VEVENT\nDTSTART:20260302T010000Z\nEND:VEVENT\n", "/events/0/uid"),
    "twice": (once(1) + once(1), "/events/1/uid"),
    "no series": (OTHER.split("BEGIN:VEVENT", 2)[1].join(("BEGIN:VEVENT", "")), "/events/0"),
    "ends first": (once(1, "DTEND;VALUE=DATE:20260201"), "/events/0/end_date"),
    "unknown zone": (once(1, start="DTSTART;TZID=Mars/Olympus:20260302T100000"), "/events/0/dtstart"),
    "long notes": (once(1, f"DESCRIPTION:{'가' * 5001}"), "/events/0/notes"),
    "single dates": (once(1, "RDATE;VALUE=DATE:20260303"), "/events/0/recurrence"),
    "a length that is a date": (
        once(1, "DURATION;VALUE=DATE:20260101", start="DTSTART:20260101T000000Z"),
        "/events/0/duration",
    ),
    "a title that is a date": (f"{START}SUMMARY;VALUE=DATE:20260101\nEND:VEVENT\n", "/events/0/summary"),
    "a title that is data": (f"{START}SUMMARY;VALUE=BINARY;ENCODING=BASE64:AAAA\nEND:VEVENT\n", "/events/0/summary"),
    "a name that is a date": (once(1).replace("UID:1@example.com", "UID;VALUE=DATE:20260101"), "/events/0/uid"),
    "an exception of one": (once(1) + changed(60), "/events/0/recurrence_id"),
    "many exceptions": (EVES + EVE * 501, "/events/0/recurrence"),
    "many changed": (DAILY + "".join(map(changed, range(101))), "/events/0/recurrence"),
    "much written": (DAILY + "".join(changed(each, "가" * 4100) for each in range(5)), "/events/0/recurrence"),
    "no such date": (once(1, start="DTSTART;VALUE=DATE:20260230"), "/events/0/dtstart"),
}


@pytest.mark.parametrize("name", list(FAULTY))
def test_of_a_file_with_a_fault_nothing_is_taken_unless_it_may_be_left_out(
    editor: ApiClient, path: str, events: str, name: str
) -> None:
    faulty, pointer = FAULTY[name]
    text = calendar(faulty, once(7))
    refused = editor.post(path, {"text": text})
    assert (refused.status_code, refused.code) == (422, "import.faulty_events")
    assert [each["pointer"] for each in refused.json()["errors"]] == [pointer]
    assert editor.get(events).json()["count"] == 0
    answer = editor.post(path, {"text": text, "skip_faulty": True})
    assert "7@example.com" in [event["uid"] for event in editor.get(events).json()["results"]]
    assert len(answer.json()["skipped"]) == 1


ON_MARS = once(1, start="DTSTART;TZID=Mars:20260302T100000")
ENDLESS_ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Mars\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0000\n"
    "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
)
COUNTED = (once(number, "RRULE:FREQ=DAILY;COUNT=730") for number in range(100))
CHOSEN = (once(number, "RRULE:FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=10") for number in range(20))
HOSTILE = {
    "many choices": (calendar(*CHOSEN).encode(), "import.too_many_occurrences"),
    "many series": (calendar(*COUNTED).encode(), "import.too_many_occurrences"),
    "nothing": (b"", "import.not_a_calendar"),
    "other": (b"%PDF-1.7", "import.not_a_calendar"),
    "half": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "import.not_a_calendar"),
    "latin": (calendar(once(1)).encode().replace(b"SUMMARY:1", b"SUMMARY:caf\xe9"), "import.not_utf8"),
    "utf-16": (calendar(once(1)).encode("utf-16"), "import.not_utf8"),
    "null": (calendar(once(1)).encode().replace(b"SUMMARY:1", b"SUMMARY:\0"), "import.not_utf8"),
    "one line": (calendar(once(1, f"X-A:{'a' * 40_000}")).encode(), "import.line_too_long"),
    "folded line": (calendar(once(1, "X-A:" + "\n ".join(["a" * 70] * 600))).encode(), "import.line_too_long"),
    "events": (calendar(*map(once, range(2001))).encode(), "import.too_many_events"),
    "lines": (b"BEGIN:VCALENDAR\n" + b"\n" * 100_001, "import.too_many_events"),
    "deep": (b"BEGIN:VCALENDAR\n" + b"BEGIN:VALARM\n" * 9000, "import.not_a_calendar"),
    "zone": (
        calendar(ENDLESS_ZONE, ON_MARS).encode(),
        "import.faulty_events",
    ),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_refused_as_a_whole(editor: ApiClient, path: str, events: str, name: str) -> None:
    data, code = HOSTILE[name]
    file = BytesIO(data)
    file.name = "hostile.ics"
    answer = editor.post_form(path, {"file": file})
    assert (answer.status_code, answer.code) == (422, code)
    assert editor.get(events).json()["count"] == 0


def test_a_file_that_is_too_large_is_not_read(editor: ApiClient, path: str) -> None:
    file = BytesIO(b"BEGIN:VCALENDAR" + b" " * 1024 * 1024)
    file.name = "large.ics"
    assert editor.post_form(path, {"file": file}).code == "import.too_large"


@pytest.mark.django_db(transaction=True)
def test_two_who_import_one_file_at_once_add_its_events_once(api: ApiClient, team: dict[str, Any], path: str) -> None:
    text = calendar(*map(once, range(100)))
    people = [api.as_(team[role]) for role in ("owner", "editor")]
    answers = at_once(*(partial(person.post, path, {"text": text}) for person in people * 2))
    assert sorted(map(taken, answers)) == [(0, 0, 100)] * 3 + [(100, 0, 0)]


def test_many_events_take_few_statements(
    editor: ApiClient, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text = calendar(*map(once, range(300)))
    with django_assert_num_queries(12, exact=False):
        assert taken(editor.post(path, {"text": text})) == (300, 0, 0)
