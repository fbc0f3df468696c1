"""Days of calendars, over HTTP."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from schedule.domain.moments import moment
from schedule.infrastructure.models import TaskRecord
from tests.client import ApiClient

WEEKLY = {
    "title": "Sync",
    "starts_at": "2026-01-05T14:00:00Z",
    "ends_at": "2026-01-05T15:00:00Z",
    "time_zone": "America/New_York",
    "recurrence": "FREQ=WEEKLY",
}
MARCH = {"from": "2026-03-01", "to": "2026-03-31"}


@pytest.fixture
def events(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/events"


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/calendar"


def add_task(project_id: UUID, first: date, last: date, **more: Any) -> TaskRecord:
    starts, ends = moment(first, 9 * 60), moment(last, 18 * 60)
    columns = {
        "id": new_id(), "number": TaskRecord.objects.count() + 1, "kind": "task", "name": "콘티", "days": 1,
        "minutes": 0, "calendar": "working", "is_fixed": False, "placed_by_hand": False,
        "progress": 0, "assignees": [], "place": "", "notes": "", "position": 1, "version": 1,
    }  # fmt: skip
    known = {each.name for each in TaskRecord._meta.get_fields()}
    if "placed_by" in known:
        columns["placed_by"] = "start"
    return TaskRecord.objects.create(
        project_id=project_id, start_date=first, end_date=last, starts=starts, ends=ends, **columns | more
    )


def times(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["starts_at"] or row["start_date"] for row in answer.json()["occurrences"]]


def test_a_meeting_in_new_york_stays_at_nine_there(editor: ApiClient, events: str, path: str) -> None:
    editor.post(events, WEEKLY)
    assert times(editor.get(path, MARCH)) == [
        "2026-03-02T14:00:00.000Z",
        "2026-03-09T13:00:00.000Z",
        "2026-03-16T13:00:00.000Z",
        "2026-03-23T13:00:00.000Z",
        "2026-03-30T13:00:00.000Z",
    ]


def test_days_are_those_of_whoever_looks(editor: ApiClient, events: str, path: str) -> None:
    late = {"title": "밤샘", "starts_at": "2026-03-31T14:30:00Z", "ends_at": "2026-03-31T16:00:00Z"}
    editor.post(events, late)
    editor.post(events, {"title": "만우절", "start_date": "2026-04-01"})
    april = {"from": "2026-04-01", "to": "2026-04-01"}
    seoul = editor.get(path, april).json()
    assert [(row["title"], row["first_day"], row["last_day"]) for row in seoul["occurrences"]] == [
        ("밤샘", "2026-03-31", "2026-04-01"),
        ("만우절", "2026-04-01", "2026-04-01"),
    ]
    new_york = editor.get(path, april | {"time_zone": "America/New_York"}).json()
    assert [row["title"] for row in new_york["occurrences"]] == ["만우절"]


def test_exceptions_are_seen_as_they_are(editor: ApiClient, events: str, path: str) -> None:
    series = editor.post(events, {"title": "데일리", "start_date": "2026-03-01", "recurrence": "FREQ=DAILY;COUNT=4"})
    one = f"{events}/{series.json()['id']}"
    editor.delete(f"{one}?scope=one&recurrence_id=2026-03-02")
    editor.patch(one, {"scope": "one", "recurrence_id": "2026-03-03", "title": "시사", "start_date": "2026-03-10"})
    rows = editor.get(path, MARCH).json()["occurrences"]
    assert [(row["recurrence_id"], row["start_date"], row["title"], row["is_changed"]) for row in rows] == [
        ("2026-03-01", "2026-03-01", "데일리", False),
        ("2026-03-04", "2026-03-04", "데일리", False),
        ("2026-03-03", "2026-03-10", "시사", True),
    ]
    tenth = {"from": "2026-03-10", "to": "2026-03-10"}
    assert [row["title"] for row in editor.get(path, tenth).json()["occurrences"]] == ["시사"]


def test_a_month_is_whole_weeks_and_tells_public_holidays(editor: ApiClient, path: str) -> None:
    month = editor.get(path, {"view": "month", "date": "2026-02-10"}).json()
    assert (month["from"], month["to"], month["time_zone"]) == ("2026-02-01", "2026-02-28", "Asia/Seoul")
    assert [row["date"] for row in month["holidays"]] == ["2026-02-16", "2026-02-17", "2026-02-18"]
    english = editor.with_(Accept_Language="en").get(path, {"date": "2026-03-01"}).json()
    assert english["holidays"][0]["name"] == "Independence Movement Day"
    week = editor.get(path, {"view": "week", "date": "2026-03-04"}).json()
    assert (week["from"], week["to"]) == ("2026-03-01", "2026-03-07")
    day = editor.get(path, {"view": "day", "date": "2026-03-04"}).json()
    assert (day["from"], day["to"]) == ("2026-03-04", "2026-03-04")
    chart = editor.get(path, {"view": "gantt", "date": "2026-11-15"}).json()
    assert (chart["from"], chart["to"]) == ("2026-11-01", "2027-01-31")


def test_tasks_and_milestones_stand_beside_the_events(
    editor: ApiClient, team: dict[str, Any], path: str, told: Callable[[], list[StreamEvent]]
) -> None:
    person = team["editor"].user_id
    add_task(team["project_id"], date(2026, 2, 27), date(2026, 3, 3), assignees=[person])
    add_task(team["project_id"], date(2026, 3, 31), date(2026, 3, 31), kind="milestone", name="납품")
    add_task(team["project_id"], date(2026, 4, 1), date(2026, 4, 2))
    days = editor.get(path, MARCH).json()
    assert [row["name"] for row in days["tasks"]] == ["콘티"]
    assert [row["name"] for row in days["milestones"]] == ["납품"]
    assert days["people"] == [{"id": str(person), "name": "editor"}]
    assert days["seq"] == told()[-1].seq


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"from": "2026-01-01", "to": "2027-02-05"}, "calendar.window_too_long"),
        ({"from": "2026-01-02", "to": "2026-01-01"}, "calendar.window_empty"),
        ({"from": "2026-01-02"}, "invalid"),
        ({"from": "9999-12-01", "to": "9999-12-31"}, "invalid"),
        ({"date": "9999-12-31"}, "invalid"),
        ({"date": "9999-12-31", "view": "gantt"}, "invalid"),
        ({"date": "0001-01-01", "view": "week"}, "invalid"),
        ({"date": "2099-12-31", "time_zone": "Mars/Olympus"}, "invalid"),
    ],
    ids=["long", "empty", "half", "year 9999", "its end", "its months", "year 1", "zone"],
)
def test_days_that_cannot_be_shown(editor: ApiClient, path: str, query: dict[str, str], code: str) -> None:
    for address in (path, "/v2/calendar"):
        answer = editor.get(address, query)
        assert (answer.status_code, answer.code) == (422, code)


def test_at_the_ends_of_all_calendars_as_much_is_shown_as_there_is(editor: ApiClient, path: str) -> None:
    for day, shown in (("2099-12-31", ("2099-11-29", "2099-12-31")), ("2000-01-01", ("2000-01-01", "2000-02-05"))):
        answer = editor.get(path, {"date": day}).json()
        assert (answer["from"], answer["to"]) == shown


def test_a_query_that_is_no_day_is_told(editor: ApiClient, path: str) -> None:
    for query in ({"view": "year"}, {"date": "tomorrow"}, {"since": "2026-01-01"}):
        assert editor.get(path, query).status_code == 400


def test_more_than_can_be_shown_is_told(editor: ApiClient, events: str, path: str) -> None:
    for number in range(6):
        editor.post(events, {"title": f"{number}", "start_date": "2026-01-01", "recurrence": "FREQ=DAILY"})
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    assert editor.get(path, year).code == "calendar.too_many_occurrences"
    assert len(editor.get(path, MARCH).json()["occurrences"]) == 6 * 31


def test_a_series_without_an_end_is_seen_to_the_last_day(editor: ApiClient, events: str, path: str) -> None:
    editor.post(events, {"title": "데일리", "start_date": "2000-01-01", "recurrence": "FREQ=DAILY"})
    editor.post(events, WEEKLY | {"ends_at": "2026-01-06T13:00:00Z"})
    last = editor.get(path, {"from": "2099-12-27", "to": "2099-12-31"}).json()["occurrences"]
    assert [row["first_day"] for row in last if row["is_all_day"]][-1] == "2099-12-31"
    assert len(last) == 6


def test_ones_own_calendar_is_over_all_projects_and_nobody_elses(
    api: ApiClient,
    editor: ApiClient,
    team: dict[str, Any],
    events: str,
    make_project: Callable[..., tuple[UUID, Actor]],
) -> None:
    other, owner = make_project()
    api.as_(owner).post(f"/v2/schedule/{other}/events", {"title": "남의 일정", "start_date": "2026-03-02"})
    api.as_(owner).post("/v2/calendar/events", {"title": "남의 치과", "start_date": "2026-03-02"})
    editor.post(events, {"title": "회의", "start_date": "2026-03-02"})
    editor.post("/v2/calendar/events", {"title": "치과", "start_date": "2026-03-03"})
    add_task(team["project_id"], date(2026, 3, 2), date(2026, 3, 3))
    add_task(other, date(2026, 3, 2), date(2026, 3, 3), name="남의 작업")
    days = editor.get("/v2/calendar", MARCH).json()
    assert [(row["title"], row["project_id"]) for row in days["occurrences"]] == [
        ("회의", str(team["project_id"])),
        ("치과", None),
    ]
    assert [row["name"] for row in days["tasks"]] == ["콘티"]
    (project,) = days["projects"]
    whole = editor.get(f"/v2/schedule/{team['project_id']}/calendar", MARCH).json()
    assert project["palette_index"] == whole["palette_index"]


def test_statements_do_not_grow_with_projects(
    api: ApiClient,
    make_person: Callable[..., Actor],
    make_project: Callable[..., tuple[UUID, Actor]],
    editor: ApiClient,
    path: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(6):
        editor.get(path, MARCH)
    person = make_person("busy")
    for _ in range(3):
        project_id, owner = make_project(editor=person)
        api.as_(owner).post(f"/v2/schedule/{project_id}/events", WEEKLY)
        add_task(project_id, date(2026, 3, 2), date(2026, 3, 3), phase_id=new_id())
    with django_assert_num_queries(5):
        assert len(api.as_(person).get("/v2/calendar", MARCH).json()["occurrences"]) == 15
