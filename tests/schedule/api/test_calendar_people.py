"""Calendars when people leave and projects go."""

from collections.abc import Callable
from typing import Any

import pytest

from config.subscriptions import SUBSCRIPTIONS
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from schedule.infrastructure.models import CalendarEventRecord, CalendarFeedRecord
from tests.client import ApiClient


@pytest.fixture
def events(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/events"


def test_who_left_attends_nothing_and_reads_nothing(
    api: ApiClient, editor: ApiClient, team: dict[str, Any], events: str, told: Callable[[], list[StreamEvent]]
) -> None:
    gone, stays = (str(team[role].user_id) for role in ("viewer", "admin"))
    series = {"title": "회의", "start_date": "2026-03-02", "recurrence": "FREQ=DAILY", "attendees": [stays, gone]}
    event = editor.post(events, series).json()
    one = {"scope": "one", "recurrence_id": "2026-03-03", "attendees": [gone]}
    editor.patch(f"{events}/{event['id']}", one)
    viewer = api.as_(team["viewer"])
    viewer.post("/v2/calendar/feeds", {"name": "프로젝트", "project_id": str(team["project_id"])})
    viewer.post("/v2/calendar/feeds", {"name": "전부"})
    payload = {"project_id": str(team["project_id"]), "user_id": gone}
    SUBSCRIPTIONS["member.left"]["schedule.stay_away"](payload, new_id())
    assert editor.get(f"{events}/{event['id']}").json()["version"] == 2, "a member attends"
    api.as_(team["owner"]).delete(f"/v2/projects/{team['project_id']}/members/{gone}")
    for _ in range(2):
        SUBSCRIPTIONS["member.left"]["schedule.stay_away"](payload, new_id())
    left = editor.get(f"{events}/{event['id']}").json()
    assert (left["attendees"], left["overrides"][0]["attendees"], left["version"]) == ([stays], [], 3)
    assert told()[-1].data["event"] == left
    assert [feed["name"] for feed in viewer.get("/v2/calendar/feeds").json()["results"]] == ["전부"]


def test_with_a_project_its_calendar_goes(editor: ApiClient, team: dict[str, Any], events: str) -> None:
    editor.post(events, {"title": "회의", "start_date": "2026-03-02"})
    own = editor.post("/v2/calendar/events", {"title": "치과", "start_date": "2026-03-02"}).json()
    editor.post("/v2/calendar/feeds", {"name": "프로젝트", "project_id": str(team["project_id"])})
    SUBSCRIPTIONS["project.purged"]["schedule.purge_calendar"]({"project_id": str(team["project_id"])}, new_id())
    assert [str(each.id) for each in CalendarEventRecord.objects.all()] == [own["id"]]
    assert not CalendarFeedRecord.objects.exists()


def test_people_take_along_what_they_put_into_calendars(editor: ApiClient, events: str) -> None:
    editor.post(events, {"title": "회의", "start_date": "2026-03-02"})
    editor.post("/v2/calendar/events", {"title": "치과", "start_date": "2026-03-02"})
    feed = editor.post("/v2/calendar/feeds", {"name": "휴대폰"}).json()
    taken = editor.get("/v2/me/export").json()
    assert [row["title"] for row in taken["calendar_events"]] == ["회의", "치과"]
    assert [row["id"] for row in taken["calendar_feeds"]] == [feed["id"]]
    assert feed["url"] not in str(taken)
