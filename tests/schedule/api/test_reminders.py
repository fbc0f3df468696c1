"""Who is reminded of tasks, in the inboxes of a project."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from notifications.infrastructure.models import EntryRecord
from projects import api as projects
from projects.infrastructure.models import ProjectRecord
from schedule.application.remind_of_tasks import remind_of_tasks
from schedule.bootstrap.reminders import take_back_reminders
from schedule.domain.drafts import TaskDraft
from schedule.domain.schedule import Schedule
from schedule.domain.telling import MOST_EDITED
from schedule.infrastructure.due_tasks import DjangoDueTasks
from tests.client import ApiClient
from tests.schedule.api.films import changed, drawn
from tests.schedule.scenarios import CUT, MONDAY, SCREEN, SCRIPT, SHOOT

pytestmark = pytest.mark.django_db(transaction=True)


def remind(day: int, hour: int = 12) -> int:
    """In March 2026, by the clocks of Seoul."""
    moment = datetime(2026, 3, day, hour, tzinfo=UTC) - timedelta(hours=9)
    return remind_of_tasks(
        unit_of_work=unit_of_work,
        tasks=DjangoDueTasks(),
        active=projects.active,
        heralds=notifications,
        clock=lambda: moment,
    )


@pytest.fixture
def alone(team: dict[str, Any]) -> UUID:
    """The shoot, on the 12th and 13th, which the viewer is to do; the editor has made it."""
    drawn(team["project_id"], team["editor"])

    def assign(schedule: Schedule) -> None:
        schedule.revise_task(SHOOT, {"assignees": (team["viewer"].user_id,)}, today=MONDAY)
        schedule.remove_tasks([CUT, SCREEN])
        schedule.revise_task(SCRIPT, {"progress": 100}, today=MONDAY)

    changed(team["project_id"], team["owner"], assign)
    project_id: UUID = team["project_id"]
    return project_id


def told() -> set[tuple[UUID, str]]:
    return {(entry.recipient_id, entry.what) for entry in EntryRecord.objects.filter(kind="deadline")}


def test_who_is_to_do_it_is_reminded_once_a_day_it_counts(alone: UUID, team: dict[str, Any]) -> None:
    expected = {10: "in_3_days", 12: "tomorrow", 13: "today", 14: "overdue", 15: "overdue"}
    for day in range(9, 16):
        assert [remind(day, hour) for hour in (8, 9, 20)] == [0, int(day in expected), 0], day
        assert day not in expected or told() == {(team["viewer"].user_id, expected[day])}


def test_of_what_is_nobodys_who_made_it_is_reminded(alone: UUID, team: dict[str, Any]) -> None:
    changed(alone, team["owner"], lambda live: live.revise_task(SHOOT, {"assignees": ()}, today=MONDAY))
    assert remind(13) == 1
    assert told() == {(team["editor"].user_id, "today")}


def test_what_is_completed_is_silent(alone: UUID, team: dict[str, Any]) -> None:
    changed(alone, team["owner"], lambda live: live.revise_task(SHOOT, {"progress": 100}, today=MONDAY))
    assert remind(13) == 0


@pytest.mark.parametrize(
    "rest", [{"status": "archived"}, {"status": "deleted", "deleted_at": now()}], ids=["archived", "deleted"]
)
def test_a_project_that_rests_is_silent(alone: UUID, rest: dict[str, Any]) -> None:
    ProjectRecord.objects.filter(id=alone).update(**rest)
    assert remind(13) == 0


def test_a_task_that_is_deleted_takes_its_reminders_along(alone: UUID, team: dict[str, Any]) -> None:
    remind(13)
    take_back_reminders({"project_id": str(alone), "id": str(SHOOT)}, new_id())
    assert told() == set()


def test_deleting_a_task_is_heard_of(alone: UUID, team: dict[str, Any], work_off: Callable[[], None]) -> None:
    remind(13)
    changed(alone, team["owner"], lambda live: live.remove_tasks([SHOOT]))
    work_off()
    assert told() == set()


def test_deleting_very_many_at_once_is_heard_of(
    alone: UUID, team: dict[str, Any], work_off: Callable[[], None]
) -> None:
    others = [TaskDraft(id=new_id(), name=f"작업 {number}") for number in range(MOST_EDITED)]
    changed(alone, team["owner"], lambda live: live.add_tasks(others))
    remind(13)
    assert told()
    changed(alone, team["owner"], lambda live: live.remove_tasks([SHOOT, *[each.id for each in others]]))
    work_off()
    assert told() == set()


@pytest.mark.parametrize(
    ("language", "title"), [("ko", "'촬영'의 마감이 지났습니다"), ("en", "“촬영” is overdue")], ids=["ko", "en"]
)
def test_it_is_read_in_the_readers_language(
    alone: UUID, api: ApiClient, team: dict[str, Any], language: str, title: str
) -> None:
    remind(14)
    viewer = api.as_(team["viewer"]).with_(**{"Accept-Language": language})
    (entry,) = viewer.get("/v2/notifications").json()["results"]
    assert (entry["title"], entry["what"]) == (title, "overdue")
