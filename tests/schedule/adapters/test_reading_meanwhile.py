"""Schedules that are read while somebody writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from schedule.contracts import PhaseKind
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.moments import moment
from schedule.domain.schedule import Schedule
from schedule.domain.working_time import calendars
from schedule.infrastructure.schedules import SCHEDULE_COLUMNS, DjangoSchedules

pytestmark = pytest.mark.django_db
PROJECT = UUID(int=8)
Row = tuple[Any, ...]


@pytest.fixture
def schedules() -> DjangoSchedules:
    return DjangoSchedules(
        lambda events: None,
        lambda ids: dict.fromkeys(ids, "Asia/Seoul"),
        lambda hours: calendars(hours.week),
        lambda: datetime(2026, 3, 2, 3, tzinfo=UTC),
    )


def row() -> Row:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {SCHEDULE_COLUMNS} FROM schedule_schedule WHERE project_id = %s", [PROJECT])
        found: Row = cursor.fetchone()
    return found


def changed(schedules: DjangoSchedules, change: Callable[[Schedule], object]) -> None:
    with unit_of_work(by=SYSTEM):
        schedule = schedules.get(PROJECT)
        change(schedule)
        schedules.save(schedule)


@pytest.fixture
def before(schedules: DjangoSchedules) -> Row:
    """The row as it was before a phase came, with a task in it."""
    first = new_id()
    changed(schedules, lambda schedule: schedule.add_tasks([TaskDraft(id=first, name="기획")]))
    told = row()

    def plan(schedule: Schedule) -> None:
        phase, task = new_id(), new_id()
        schedule.add_phases([PhaseDraft(id=phase, kind=PhaseKind.FILMING)])
        schedule.add_tasks([TaskDraft(id=task, name="촬영", phase_id=phase, not_before=moment(date(2026, 3, 9)))])
        schedule.add_links([LinkDraft(id=new_id(), predecessor=first, successor=task)])

    changed(schedules, plan)
    return told


def test_what_is_written_meanwhile_is_read_as_a_whole(schedules: DjangoSchedules, before: Row) -> None:
    rows = [row(), before]
    found, now = schedules.read(PROJECT, rows.pop), schedules.look(PROJECT)
    assert rows == []
    assert found.row() == now.row()
    assert len(now.row().outline.phases) == 1


def test_who_never_gets_to_read_it_as_a_whole_reads_what_fits(schedules: DjangoSchedules, before: Row) -> None:
    found = schedules.read(PROJECT, lambda: before)
    assert [(task.name, task.phase_id) for task in found.tasks.values()] == [("기획", None), ("촬영", None)]
    assert (found.version, found.row().phases) == (1, ())
