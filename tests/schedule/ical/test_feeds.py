"""Secret addresses of calendars, over HTTP."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now
from pytest_django.fixtures import DjangoAssertNumQueries

from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.logs import without_secrets
from schedule.infrastructure.models import CalendarEventRecord, CalendarFeedRecord, TaskRecord
from tests.client import ApiClient
from tests.schedule.api.test_calendar import add_task
from tests.schedule.ical.conftest import address

Read = Callable[[dict[str, Any]], str]
FEEDS = "/v2/calendar/feeds"


def test_the_address_is_told_once_and_kept_as_a_hash(editor: ApiClient, feed: dict[str, Any]) -> None:
    token = feed["url"].rsplit("/", 1)[1].removesuffix(".ics")
    assert len(token) >= 43
    (listed,) = editor.get(FEEDS).json()["results"]
    assert listed == {name: value for name, value in feed.items() if name != "url"}
    assert token not in repr(CalendarFeedRecord.objects.values().get())


def test_the_same_key_tells_the_same_address(editor: ApiClient) -> None:
    keyed = editor.with_(Idempotency_Key="one")
    first, again = (keyed.post(FEEDS, {"name": "휴대폰"}).json() for _ in range(2))
    assert first == again
    assert editor.get(FEEDS).json()["count"] == 1


def test_another_address_ends_the_one_before(
    api: ApiClient, editor: ApiClient, feed: dict[str, Any], read: Read
) -> None:
    assert editor.with_(If_Match='"7"').post(f"{FEEDS}/{feed['id']}/rotate").status_code == 412
    rotated = editor.post(f"{FEEDS}/{feed['id']}/rotate").json()
    assert rotated["version"] == 2
    assert api.get(address(feed)).code == "feed.not_found"
    assert read(rotated).startswith("BEGIN:VCALENDAR")
    assert editor.with_(If_Match='"1"').delete(f"{FEEDS}/{feed['id']}").status_code == 412
    assert editor.delete(f"{FEEDS}/{feed['id']}").status_code == 204
    assert api.get(address(rotated)).code == "feed.not_found"


def test_nobody_else_has_to_do_with_it(api: ApiClient, team: dict[str, Any], feed: dict[str, Any]) -> None:
    owner = api.as_(team["owner"])
    assert owner.get(FEEDS).json()["results"] == []
    assert owner.delete(f"{FEEDS}/{feed['id']}").status_code == 404
    assert owner.post(f"{FEEDS}/{feed['id']}/rotate").status_code == 404


def test_whose_project_it_is_not_gets_no_feed(editor: ApiClient, make_project: Callable[..., Any]) -> None:
    project_id, _ = make_project()
    assert editor.post(FEEDS, {"name": "남의 것", "project_id": str(project_id)}).status_code == 404
    assert editor.post(FEEDS, {"name": " "}).status_code == 422
    assert editor.post(FEEDS, {"name": "가" * 101}).status_code == 422
    assert editor.get(FEEDS).json()["count"] == 0


def test_there_is_an_end_to_feeds(editor: ApiClient) -> None:
    for number in range(20):
        assert editor.post(FEEDS, {"name": f"{number}"}).status_code == 201
    assert editor.post(FEEDS, {"name": "하나 더"}).code == "feed.too_many"


def test_who_left_the_project_reads_it_no_more(
    api: ApiClient, team: dict[str, Any], editor: ApiClient, events: str, feed: dict[str, Any], read: Read
) -> None:
    everything = editor.post(FEEDS, {"name": "전부"}).json()
    editor.post(events, {"title": "촬영", "start_date": str(now().date())})
    editor.post("/v2/calendar/events", {"title": "치과", "start_date": str(now().date())})
    assert "촬영" in read(feed)
    assert "촬영" in read(everything)
    api.as_(team["owner"]).delete(f"/v2/projects/{team['project_id']}/members/{team['editor'].user_id}")
    assert api.get(address(feed)).code == "feed.not_found"
    assert "촬영" not in read(everything)
    assert "치과" in read(everything)


def test_ones_own_events_are_in_the_feed_of_everything_alone(
    editor: ApiClient, team: dict[str, Any], feed: dict[str, Any], read: Read
) -> None:
    editor.post("/v2/calendar/events", {"title": "치과", "start_date": str(now().date())})
    add_task(team["project_id"], now().date(), now().date() + timedelta(days=1), name="콘티", place="스튜디오")
    assert "치과" not in read(feed)
    assert "SUMMARY:콘티" in read(feed)
    everything = read(editor.post(FEEDS, {"name": "전부"}).json())
    assert "SUMMARY:치과" in everything
    assert "] 콘티" in everything


def test_what_did_not_change_is_not_sent_again(
    api: ApiClient, editor: ApiClient, events: str, feed: dict[str, Any]
) -> None:
    event = editor.post(events, {"title": "촬영", "start_date": str(now().date())}).json()
    first = api.get(address(feed))
    known = api.with_(If_None_Match=first.headers["ETag"])
    assert known.get(address(feed)).status_code == 304
    assert api.get(address(feed)).content == first.content
    editor.patch(f"{events}/{event['id']}", {"title": "재촬영"})
    changed = known.get(address(feed))
    assert (changed.status_code, "SEQUENCE:1" in changed.text, f"UID:{event['uid']}" in changed.text) == (
        200,
        True,
        True,
    )


def test_all_day_ends_on_the_day_after(editor: ApiClient, events: str, feed: dict[str, Any], read: Read) -> None:
    today = now().date()
    editor.post(events, {"title": "촬영", "start_date": str(today), "end_date": str(today + timedelta(days=1))})
    text = read(feed)
    assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in text
    assert f"DTEND;VALUE=DATE:{today + timedelta(days=2):%Y%m%d}" in text


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["none", "a" * 43, "..%2F..", "가"])
def test_a_wrong_address_opens_nothing(api: ApiClient, token: str) -> None:
    assert api.get(f"{FEEDS}/{token}.ics").status_code == 404


def test_no_log_tells_the_address(api: ApiClient, feed: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    token = address(feed).rsplit("/", 1)[1].removesuffix(".ics")
    with caplog.at_level(logging.INFO):
        api.get(address(feed))
    assert all(token not in str(vars(record)) for record in caplog.records)
    assert token not in without_secrets(f"GET {feed['url']} 200")


def test_a_person_who_is_gone_leaves_nothing_behind(
    api: ApiClient, team: dict[str, Any], editor: ApiClient, feed: dict[str, Any]
) -> None:
    own = editor.post("/v2/calendar/events", {"title": "치과", "start_date": "2026-03-02"}).json()
    SUBSCRIPTIONS["account.withdrawn"]["schedule.forget_calendar"]({"user_id": str(team["editor"].user_id)}, new_id())
    assert api.get(address(feed)).status_code == 404
    assert editor.get(f"/v2/calendar/events/{own['id']}").status_code == 404


def test_statements_do_not_grow_with_projects(
    api: ApiClient,
    make_person: Callable[..., Actor],
    make_project: Callable[..., tuple[UUID, Actor]],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    person = make_person("busy")
    for _ in range(3):
        project_id, owner = make_project(editor=person)
        api.as_(owner).post(f"/v2/schedule/{project_id}/events", {"title": "회의", "start_date": str(now().date())})
    feed = api.as_(person).post(FEEDS, {"name": "전부"}).json()
    with django_assert_num_queries(6):
        assert api.get(address(feed)).text.count("BEGIN:VEVENT") == 3


def test_a_feed_keeps_what_is_to_come(
    editor: ApiClient, team: dict[str, Any], events: str, feed: dict[str, Any], read: Read
) -> None:
    """Of more than it takes what is long over is left out."""
    today = now().date()
    columns = (today - timedelta(days=100), today - timedelta(days=99))
    first = add_task(team["project_id"], *columns, name="지난 일")
    known = {each.attname: getattr(first, each.attname) for each in TaskRecord._meta.concrete_fields}
    TaskRecord.objects.bulk_create(
        TaskRecord(**known | {"id": new_id(), "number": number, "name": "더 지난 일"})
        for number in range(10_000, 12_000)
    )
    add_task(team["project_id"], today + timedelta(days=30), today + timedelta(days=31), name="다가올 일")
    editor.post(events, {"title": "주간 회의", "start_date": "2020-01-06", "recurrence": "FREQ=WEEKLY"})
    text = read(feed)
    assert (text.count("BEGIN:VEVENT"), "다가올 일" in text, "주간 회의" in text) == (2001, True, True)


def test_a_feed_has_an_end(editor: ApiClient, events: str, feed: dict[str, Any], read: Read) -> None:
    """Thirty-one series of a hundred changed occurrences each."""
    for number in range(31):
        series = {"title": f"{number}", "start_date": "2026-01-01", "recurrence": "FREQ=DAILY"}
        event = editor.post(events, series).json()
        days = ((datetime(2026, 1, 1) + timedelta(days=day)).isoformat() for day in range(100))  # noqa: DTZ001
        overrides = [{"at": day, "details": {"title": "다른"}, "span": None} for day in days]
        CalendarEventRecord.objects.filter(id=event["id"]).update(exceptions={"skipped": [], "overrides": overrides})
    assert read(feed).count("BEGIN:VEVENT") == 29 * 101
