"""Who has tasks, while somebody else gives them some."""

from collections.abc import Callable
from threading import Event
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from schedule.bootstrap.tasks import schedules
from schedule.domain.drafts import TaskDraft
from schedule.infrastructure.assignments import has_tasks
from tests.core.waiting import DEADLINE_SECONDS, aside, eventually, someone_waits_for_a_lock
from tests.schedule.shoots import planned


@pytest.mark.django_db(transaction=True)
def test_a_task_that_is_being_given_counts(make_project: Callable[..., tuple[UUID, Actor]]) -> None:
    project_id, user_id = make_project()[0], new_id()
    planned(project_id, "촬영", "2026-03-05")
    is_given, may_end = Event(), Event()

    def give() -> None:
        with unit_of_work(by=SYSTEM):
            schedule = schedules().get(project_id)
            schedule.add_tasks([TaskDraft(id=new_id(), name="편집", assignees=(user_id,))])
            schedules().save(schedule)
            is_given.set()
            may_end.wait(DEADLINE_SECONDS)

    def ask() -> bool:
        with unit_of_work(by=SYSTEM):
            return has_tasks(project_id, user_id)

    giving = aside(give)
    assert is_given.wait(DEADLINE_SECONDS)
    asking = aside(ask)
    eventually(lambda: asking.done() or someone_waits_for_a_lock())
    may_end.set()
    assert asking.result(DEADLINE_SECONDS) is True
    giving.result(DEADLINE_SECONDS)
