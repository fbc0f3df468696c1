"""Events of a project's calendar, over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from tests.client import ApiClient

Told = Callable[[], list[StreamEvent]]
WEEKLY = {
    "title": "주간 회의",
    "starts_at": "2026-01-05T01:00:00Z",
    "ends_at": "2026-01-05T02:00:00Z",
    "recurrence": "FREQ=WEEKLY;BYDAY=MO",
}


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/events"


@pytest.fixture
def weekly(editor: ApiClient, path: str) -> dict[str, Any]:
    """Mondays at ten in Seoul."""
    answer = editor.post(path, WEEKLY)
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


def pointers(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.content
    return [each["pointer"] for each in answer.json()["errors"]]


def test_an_event_on_whole_days_has_dates_alone(editor: ApiClient, path: str) -> None:
    answer = editor.post(path, {"title": "촬영", "category": "filming", "start_date": "2026-03-02", "place": "강릉"})
    event = answer.json()
    assert (event["is_all_day"], event["start_date"], event["end_date"]) == (True, "2026-03-02", "2026-03-02")
    assert (event["starts_at"], event["time_zone"], event["recurrence"]) == (None, None, None)
    assert answer.headers["Location"] == f"{path}/{event['id']}"
    read = editor.get(f"{path}/{event['id']}")
    assert read.json() == event
    assert editor.with_(If_None_Match=read.headers["ETag"]).get(f"{path}/{event['id']}").status_code == 304


def test_a_series_follows_the_clocks_of_the_project_unless_it_names_others(
    editor: ApiClient, path: str, weekly: dict[str, Any]
) -> None:
    assert (weekly["time_zone"], weekly["recurrence"]) == ("Asia/Seoul", "FREQ=WEEKLY;BYDAY=MO")
    elsewhere = editor.post(path, WEEKLY | {"time_zone": "America/New_York", "recurrence": "FREQ=WEEKLY"}).json()
    assert elsewhere["time_zone"] == "America/New_York"


def test_the_list_tells_where_the_stream_was(editor: ApiClient, path: str, weekly: dict[str, Any], told: Told) -> None:
    page = editor.get(path).json()
    assert (page["results"], page["seq"]) == ([weekly], told()[-1].seq)
    assert editor.get(path, {"fields": "id,title"}).json()["results"] == [{"id": weekly["id"], "title": "주간 회의"}]
    assert editor.get(path, {"from": "2026-01-01"}).status_code == 400


def test_one_occurrence_is_changed_alone(editor: ApiClient, path: str, weekly: dict[str, Any]) -> None:
    one = {"scope": "one", "recurrence_id": "2026-01-12T10:00:00"}
    changed = editor.patch(f"{path}/{weekly['id']}", one | {"title": "시사"}).json()
    (override,) = changed["overrides"]
    assert (changed["title"], override["title"], override["when"]) == ("주간 회의", "시사", None)
    moved = editor.patch(f"{path}/{weekly['id']}", one | {"starts_at": "2026-01-13T05:00:00Z"}).json()
    (override,) = moved["overrides"]
    assert (override["title"], override["when"]["ends_at"]) == ("시사", "2026-01-13T06:00:00.000Z")
    assert moved["version"] == 3


def test_from_one_occurrence_on_the_series_is_another(
    editor: ApiClient, path: str, weekly: dict[str, Any], told: Told
) -> None:
    answer = editor.patch(
        f"{path}/{weekly['id']}", {"scope": "following", "recurrence_id": "2026-02-02T10:00:00", "place": "2층"}
    )
    rest, before = answer.json(), editor.get(f"{path}/{weekly['id']}").json()
    assert (rest["place"], rest["starts_at"]) == ("2층", "2026-02-02T01:00:00.000Z")
    assert (before["place"], before["recurrence"]) == ("", "FREQ=WEEKLY;UNTIL=20260202T005959Z;BYDAY=MO")
    assert rest["id"] != before["id"]
    assert [event.type for event in told()[-2:]] == ["schedule.event_updated", "schedule.event_created"]
    assert [event.data["event"] for event in told()[-2:]] == [before, rest]


def test_of_a_number_of_times_those_are_left_that_follow(editor: ApiClient, path: str) -> None:
    ten = editor.post(path, WEEKLY | {"recurrence": "FREQ=WEEKLY;COUNT=10"}).json()
    following = {"scope": "following", "recurrence_id": "2026-01-26T10:00:00", "title": "새 회의"}
    assert editor.patch(f"{path}/{ten['id']}", following).json()["recurrence"] == "FREQ=WEEKLY;COUNT=7"


def test_all_of_a_series_moves_with_its_exceptions(editor: ApiClient, path: str, weekly: dict[str, Any]) -> None:
    one = f"{path}/{weekly['id']}"
    editor.patch(one, {"scope": "one", "recurrence_id": "2026-01-12T10:00:00", "title": "시사"})
    editor.delete(f"{one}?scope=one&recurrence_id=2026-01-19T10:00:00")
    moved = editor.patch(one, {"starts_at": "2026-01-05T05:00:00Z"}).json()
    assert moved["exdates"] == ["2026-01-19T14:00:00"]
    assert [each["recurrence_id"] for each in moved["overrides"]] == ["2026-01-12T14:00:00"]
    editor.patch(one, {"scope": "one", "recurrence_id": "2026-01-12T14:00:00", "starts_at": "2026-01-14T06:30:00Z"})
    later = editor.patch(one, {"starts_at": "2026-01-05T06:00:00Z"}).json()
    (override,) = later["overrides"]
    assert (override["recurrence_id"], override["when"]["starts_at"], override["when"]["ends_at"]) == (
        "2026-01-12T15:00:00",
        "2026-01-14T07:30:00.000Z",
        "2026-01-14T08:30:00.000Z",
    ), "an hour later, as all of them"
    other = editor.patch(one, {"recurrence": "FREQ=MONTHLY;BYDAY=1MO"}).json()
    assert (other["exdates"], other["overrides"]) == ([], [])
    assert editor.patch(one, {"recurrence": None}).json()["recurrence"] is None


def test_what_is_taken_out_is_not_there_any_more(editor: ApiClient, path: str, weekly: dict[str, Any]) -> None:
    one, which = f"{path}/{weekly['id']}", "scope=one&recurrence_id=2026-01-12T10:00:00"
    assert editor.delete(f"{one}?{which}").status_code == 204
    assert editor.delete(f"{one}?{which}").code == "event.no_such_occurrence"
    assert editor.delete(f"{one}?scope=following&recurrence_id=2026-01-26T10:00:00").status_code == 204
    left = editor.get(one).json()
    assert (left["exdates"], left["recurrence"]) == (
        ["2026-01-12T10:00:00"],
        "FREQ=WEEKLY;UNTIL=20260126T005959Z;BYDAY=MO",
    )
    assert editor.delete(f"{one}?scope=following&recurrence_id=2026-01-05T10:00:00").status_code == 204
    assert editor.get(one).status_code == 404


def test_who_saw_another_version_changes_nothing(editor: ApiClient, path: str, weekly: dict[str, Any]) -> None:
    one = f"{path}/{weekly['id']}"
    changed = editor.with_(If_Match='"1"').patch(one, {"title": "월요 회의"}).json()
    for late in (
        editor.with_(If_Match='"1"').patch(one, {"title": "늦었다"}),
        editor.with_(If_Match='"1"').delete(one),
    ):
        assert (late.status_code, late.json()["current"]) == (412, changed)


def test_others_events_are_deleted_by_an_admin(
    api: ApiClient, team: dict[str, Any], editor: ApiClient, path: str
) -> None:
    event = api.as_(team["admin"]).post(path, {"title": "납품", "start_date": "2026-05-01"}).json()
    assert editor.patch(f"{path}/{event['id']}", {"category": "deadline"}).status_code == 200
    assert editor.delete(f"{path}/{event['id']}").code == "event.not_yours"
    assert api.as_(team["owner"]).delete(f"{path}/{event['id']}").status_code == 204


def test_members_attend(editor: ApiClient, team: dict[str, Any], path: str) -> None:
    people = [str(team[role].user_id) for role in ("viewer", "admin")]
    event = editor.post(path, {"title": "회의", "start_date": "2026-03-02", "attendees": people}).json()
    assert event["attendees"] == people
    stranger = {"title": "회의", "start_date": "2026-03-02", "attendees": [people[0], str(new_id())]}
    assert pointers(editor.post(path, stranger)) == ["/attendees/1"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"start_date": "2026-03-02"}, "/title"),
        ({"title": "회의"}, "/start_date"),
        ({"title": " ", "start_date": "2026-03-02"}, "/title"),
        ({"title": "가" * 201, "start_date": "2026-03-02"}, "/title"),
        ({"title": "회의", "start_date": "2026-03-02", "notes": "가" * 5001}, "/notes"),
        ({"title": "회의", "start_date": "2026-03-02", "end_date": "2026-03-01"}, "/end_date"),
        ({"title": "회의", "start_date": "2026-03-02", "end_date": "2027-04-01"}, "/end_date"),
        ({"title": "회의", "start_date": "1999-12-31"}, "/start_date"),
        ({"title": "회의", "start_date": "9999-12-31"}, "/start_date"),
        ({"title": "회의", "start_date": "2026-02-30"}, "/start_date"),
        ({"title": "회의", "start_date": "2026-03-02", "starts_at": "2026-03-02T00:00:00Z"}, "/start_date"),
        ({"title": "회의", "ends_at": "2026-03-02T00:00:00Z"}, "/starts_at"),
        ({"title": "회의", "starts_at": "2026-03-02T09:00:00"}, "/starts_at"),
        ({"title": "회의", "starts_at": "0001-01-01T00:00:00Z", "time_zone": "America/New_York"}, "/starts_at"),
        ({"title": "회의", "starts_at": "2026-03-02T09:00:00Z", "ends_at": "2026-03-02T08:00:00Z"}, "/ends_at"),
        ({"title": "회의", "starts_at": "2026-03-02T09:00:00Z", "time_zone": "Mars/Olympus"}, "/time_zone"),
        ({"title": "회의", "start_date": "2026-03-02", "category": "party"}, "/category"),
        ({"title": "회의", "start_date": "2026-03-02", "colour": "red"}, "/colour"),
    ],
    ids=[
        "no title", "no time", "blank", "long title", "long notes", "end first", "too long", "before", "year 9999",
        "no such day", "both times", "no start", "no zone", "year one", "ends first", "unknown zone", "category",
        "misspelt",
    ],
)  # fmt: skip
def test_a_bad_event_changes_nothing(
    editor: ApiClient, path: str, told: Told, body: dict[str, Any], pointer: str
) -> None:
    before = len(told())
    assert pointers(editor.post(path, body)) == [pointer]
    assert (len(told()), editor.get(path).json()["count"]) == (before, 0)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=DAILY;COUNT=10000", "event.too_many_occurrences"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "event.too_many_occurrences"),
        ("FREQ=SECONDLY", "event.rule_too_frequent"),
        ("FREQ=HOURLY;COUNT=3", "event.rule_too_frequent"),
        ("FREQ=DAILY;BYHOUR=9,10,11", "event.rule_too_frequent"),
        ("FREQ=DAILY;UNTIL=21000101", "date.too_late"),
        ("FREQ=DAILY;UNTIL=20250101", "event.rule_ends_before"),
        ("FREQ=DAILY;COUNT=0", "event.rule_invalid"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20260301", "event.rule_invalid"),
        ("FREQ=WEEKLY;BYDAY=1MO", "event.rule_invalid"),
        ("FREQ=MONTHLY;BYDAY=6MO", "event.rule_invalid"),
        ("FREQ=YEARLY;BYMONTH=13", "event.rule_invalid"),
        ("FREQ=DAILY;FREQ=DAILY", "event.rule_invalid"),
        ("매주", "event.rule_invalid"),
        ("FREQ=WEEKLY;BYDAY=TU", "event.starts_off_rule"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=10", "event.starts_off_rule"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "event.starts_off_rule"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "event.starts_off_rule"),
    ],
)
def test_a_rule_that_is_refused_changes_nothing(
    editor: ApiClient, path: str, weekly: dict[str, Any], rule: str, code: str
) -> None:
    for answer in (
        editor.post(path, WEEKLY | {"recurrence": rule}),
        editor.patch(f"{path}/{weekly['id']}", {"recurrence": rule}),
    ):
        assert pointers(answer) == ["/recurrence"]
        assert answer.json()["errors"][0]["code"] == code
    assert editor.get(path).json()["results"] == [weekly]


@pytest.mark.parametrize(
    "name",
    ["2026-01-13T10:00:00", "2026-01-12", "2026-01-12T10:00:00Z", "0001-01-01T00:00:00Z", "nothing", "2026-99-99"],
)
def test_what_never_happens_is_not_there(editor: ApiClient, path: str, weekly: dict[str, Any], name: str) -> None:
    for scope in ("one", "following"):
        answer = editor.patch(f"{path}/{weekly['id']}", {"scope": scope, "recurrence_id": name, "title": "없다"})
        assert answer.code == "event.no_such_occurrence"
    assert editor.get(path).json()["results"] == [weekly]


def test_a_scope_needs_an_occurrence(editor: ApiClient, path: str, weekly: dict[str, Any]) -> None:
    assert pointers(editor.patch(f"{path}/{weekly['id']}", {"scope": "one"})) == ["/recurrence_id"]
    assert pointers(editor.delete(f"{path}/{weekly['id']}?scope=following")) == ["/recurrence_id"]
    bad = {"scope": "one", "recurrence_id": "2026-01-12T10:00:00", "recurrence": "FREQ=DAILY"}
    assert pointers(editor.patch(f"{path}/{weekly['id']}", bad)) == ["/recurrence"]
    assert editor.delete(f"{path}/{weekly['id']}?scope=some").status_code == 400


def test_the_same_key_makes_one_event(editor: ApiClient, path: str) -> None:
    keyed = editor.with_(Idempotency_Key="one")
    assert keyed.post(path, WEEKLY).json() == keyed.post(path, WEEKLY).json()
    assert editor.get(path).json()["count"] == 1


def test_an_event_of_another_project_is_not_there(
    api: ApiClient, make_project: Any, editor: ApiClient, weekly: dict[str, Any]
) -> None:
    project_id, owner = make_project()
    other = f"/v2/schedule/{project_id}/events/{weekly['id']}"
    assert [api.as_(owner).get(other).status_code, api.as_(owner).delete(other).status_code] == [404, 404]


def test_ones_own_events_are_seen_by_nobody_else(api: ApiClient, team: dict[str, Any], editor: ApiClient) -> None:
    own = "/v2/calendar/events"
    event = editor.post(own, WEEKLY | {"title": "치과"}).json()
    assert (event["project_id"], event["category"]) == (None, "meeting")
    assert editor.get(own).json()["results"] == [event]
    owner = api.as_(team["owner"])
    assert owner.get(own).json()["results"] == []
    assert owner.get(f"{own}/{event['id']}").status_code == 404
    assert owner.patch(f"{own}/{event['id']}", {"title": "남의 것"}).status_code == 404
    assert pointers(editor.patch(f"{own}/{event['id']}", {"attendees": [str(team["owner"].user_id)]})) == ["/attendees"]
    assert editor.patch(f"{own}/{event['id']}", {"place": "강남"}).json()["version"] == 2
    assert editor.delete(f"{own}/{event['id']}").status_code == 204


def test_statements_stay_few(
    editor: ApiClient, path: str, weekly: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        editor.get(path)
    with django_assert_num_queries(2):
        editor.get(f"{path}/{weekly['id']}")
    with django_assert_num_queries(7):
        editor.post(path, {"title": "회의", "start_date": "2026-03-02"})
    with django_assert_num_queries(6):
        editor.patch(f"{path}/{weekly['id']}", {"title": "월요 회의"})
