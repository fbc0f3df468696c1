"""Who is reminded of an item that is due, and when."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.remind_of_items import remind_of_items
from feedback.infrastructure.concerns import PostgresConcerns
from feedback.infrastructure.models import FeedbackRecord
from notifications import api as notifications
from notifications.infrastructure.models import EntryRecord
from projects import api as projects
from projects.infrastructure.models import ProjectRecord
from tests.feedback.api.test_concerns import Cast, cast, video_id

__all__ = ["cast", "video_id"]
WorkOff = Callable[[], None]
pytestmark = pytest.mark.django_db(transaction=True)


def remind(moment: datetime) -> int:
    return remind_of_items(
        unit_of_work=unit_of_work,
        reads=PostgresConcerns(),
        zones=projects.time_zones,
        heralds=notifications,
        clock=lambda: moment,
    )


DUE = date(2026, 3, 10)


@pytest.fixture
def due(cast: Cast, video_id: str, work_off: WorkOff) -> str:
    """An item of the reviewer that the editor is to deal with until then."""
    note = cast.desks["reviewer"].noted(video_id, assignee_id=cast.id_of("editor"), due_date=DUE.isoformat())
    work_off()
    cast.forget()
    return str(note["id"])


def seoul(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC) - timedelta(hours=9)


def test_assignee_and_author_are_reminded_before_and_on_the_day_once(cast: Cast, due: str) -> None:
    expected = {7: "in_3_days", 9: "tomorrow", 10: "today"}
    for day in range(5, 13):
        for hour in (0, 8, 9, 12, 23):
            is_reminded = remind(seoul(day, hour)) == 1
            assert is_reminded == (day in expected and hour == 9), (day, hour)
        if day in expected:
            assert {entry.what for entry in EntryRecord.objects.all()} == {expected[day]}
    entries = EntryRecord.objects.all()
    assert {(entry.recipient_id, entry.count) for entry in entries} == {
        (cast.people[name].user_id, 3) for name in ("editor", "reviewer")
    }


def test_a_day_is_the_day_of_the_project(cast: Cast, due: str) -> None:
    ProjectRecord.objects.filter(id=cast.project_id).update(settings={"time_zone": "America/Los_Angeles"})
    assert remind(seoul(10, 12)) == 1, "it is the evening of the ninth there"
    assert {entry.what for entry in EntryRecord.objects.all()} == {"tomorrow"}


@pytest.mark.parametrize("change", [{"status": "resolved"}, {"in_trash": True}, {"due_date": None}])
def test_nobody_is_reminded_of_what_is_done_or_gone(due: str, change: dict[str, Any]) -> None:
    FeedbackRecord.objects.filter(id=due).update(**change)
    assert remind(seoul(10, 12)) == 0


def test_nobody_is_reminded_of_a_deleted_project(cast: Cast, due: str) -> None:
    ProjectRecord.objects.filter(id=cast.project_id).update(deleted_at=now())
    assert remind(seoul(10, 12)) == 0
