"""What is due, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from schedule.application.reminder_ports import DueTask
from tests.schedule.reminder_fakes import FakeDueTasks

PROJECT, OTHER, KIM, LEE = (UUID(int=number) for number in range(1, 5))
DUE = date(2026, 3, 10)
SHOOT = DueTask(UUID(int=10), PROJECT, "야외 촬영", "우산", DUE, "Asia/Seoul", frozenset({KIM, LEE}), LEE)
CUT = replace(SHOOT, id=UUID(int=11), project_id=OTHER, time_zone="America/Lima", end_date=DUE + timedelta(days=3))
NOBODYS = replace(SHOOT, id=UUID(int=12), assignee_ids=frozenset(), made_by_id=None, notes="")
DONE = replace(SHOOT, id=UUID(int=13))


@dataclass
class Shelf:
    tasks: Any
    work: Callable[..., AbstractContextManager[None]]


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    there = (SHOOT, CUT, NOBODYS, DONE)
    if request.param == "fake":
        fake = FakeDueTasks({each.id: each for each in there}, completed={DONE.id})
        return Shelf(fake, lambda by: nullcontext())
    from core.infrastructure.unit_of_work import unit_of_work
    from schedule.infrastructure.due_tasks import DjangoDueTasks
    from tests.schedule.records import due_task, schedule_of

    schedule_of(DUE, PROJECT)
    schedule_of(CUT.end_date, OTHER, "America/Lima")
    for each in there:
        due_task(each, progress=100 if each is DONE else 99)
    return Shelf(DjangoDueTasks(), unit_of_work)


def test_what_is_not_completed_is_found_by_its_end(shelf: Shelf) -> None:
    later = DUE + timedelta(days=3)
    assert list(shelf.tasks.due(DUE, later)) == [SHOOT, CUT, NOBODYS]
    assert list(shelf.tasks.due(DUE + timedelta(days=1), later)) == [CUT]
    assert list(shelf.tasks.due(DUE - timedelta(days=9), DUE)) == [SHOOT, NOBODYS]
    assert list(shelf.tasks.due(later + timedelta(days=1), later + timedelta(days=9))) == []


def test_one_is_held_as_it_is_now(shelf: Shelf) -> None:
    with shelf.work(by=SYSTEM):
        assert shelf.tasks.held(PROJECT, SHOOT.id) == SHOOT
        assert shelf.tasks.held(OTHER, CUT.id) == CUT
        assert shelf.tasks.held(OTHER, SHOOT.id) is None
        assert shelf.tasks.held(PROJECT, DONE.id) is None
        assert shelf.tasks.held(PROJECT, UUID(int=99)) is None
