"""Schedules, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.edit import Placing
from schedule.domain.moments import moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.shifts import ShiftReason
from schedule.domain.working_time import calendars
from schedule.infrastructure.schedules import DjangoSchedules
from tests.schedule.schedule_fakes import FakeSchedules

PROJECT, FIRST = UUID(int=8), date(2026, 3, 2)
TODAY = date(2026, 3, 10)


@dataclass
class Shelf:
    schedules: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]

    def got(self, **how: Any) -> Schedule:
        with self.work(by=SYSTEM):
            found: Schedule = self.schedules.get(PROJECT, **how)
        return found

    def changed(self, change: Callable[[Schedule], object], **how: Any) -> Schedule:
        with self.work(by=SYSTEM):
            schedule: Schedule = self.schedules.get(PROJECT, **how)
            change(schedule)
            self.schedules.save(schedule)
        return schedule


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "fake":
        fake = FakeSchedules(moment(FIRST))
        return Shelf(fake, fake.unit_of_work, fake.told)
    from core.infrastructure.unit_of_work import unit_of_work

    told: list[Event] = []
    schedules = DjangoSchedules(
        told.extend,
        lambda ids: dict.fromkeys(ids, "Asia/Seoul"),
        lambda hours: calendars(hours.week),
        lambda: datetime(2026, 3, 2, 3, tzinfo=UTC),
    )
    return Shelf(schedules, unit_of_work, told)


def filming(task_id: UUID, phase_id: UUID) -> TaskDraft:
    return TaskDraft(
        id=task_id,
        name="촬영",
        phase_id=phase_id,
        length=Span(2, 30),
        calendar=CalendarKind.EVERY_DAY,
        not_before=moment(FIRST, 600),
        must_end_by=date(2026, 4, 1),
        is_fixed=True,
        placed_by_hand=True,
        assignees=(new_id(), new_id()),
        place="성수동",
        notes="비 오면 미룬다",
        source={"plan_id": str(new_id()), "shots": [{"position": 1}]},
    )


def whole(schedule: Schedule) -> None:
    """No field of anything at its default."""
    phase, first, second, mark = (new_id() for _ in range(4))
    schedule.add_phases([PhaseDraft(id=phase, kind=PhaseKind.CUSTOM, group=PhaseGroup.SHOOTING, name="로케")])
    schedule.add_tasks(
        [
            filming(first, phase),
            TaskDraft(id=second, name="편집", notes="음악 먼저"),
            TaskDraft(id=mark, name="시사", kind=TaskKind.MILESTONE),
        ]
    )
    schedule.add_links(
        [
            LinkDraft(id=new_id(), predecessor=first, successor=second, lag=Span(1, -30)),
            LinkDraft(id=new_id(), predecessor=second, successor=mark, type=LinkType.FINISH_FINISH),
        ]
    )
    words = {"progress": 100, "actual_start": FIRST, "actual_end": TODAY}
    schedule.revise_task(first, words, today=TODAY)


def shown(schedule: Schedule) -> dict[str, Any]:
    return schedule.row().wire() | {"working_time": schedule.working_time().wire()}


def test_a_project_without_one_gets_an_empty_one(shelf: Shelf) -> None:
    empty = shelf.got()
    assert (empty.version, empty.tasks, empty.begins) == (0, {}, moment(FIRST))
    assert shown(shelf.schedules.look(UUID(int=9))) == shown(empty) | {"project_id": str(UUID(int=9))}


def test_a_whole_schedule_comes_back_as_it_was(shelf: Shelf) -> None:
    stored = shelf.changed(whole)
    found = shelf.got()
    assert shown(found) == shown(stored)
    assert (found.tasks, found.links, found.phases) == (stored.tasks, stored.links, stored.phases)
    assert stored.facts == []


def test_what_moves_along_is_stored_and_told(shelf: Shelf) -> None:
    stored = shelf.changed(whole)
    second, mark = list(stored.tasks)[1:]
    shelf.told.clear()
    moved = shelf.changed(
        lambda schedule: schedule.rearrange({second: Placing(moment(date(2026, 5, 4)))}, reason=ShiftReason.LEVELLED)
    )
    assert [fact.name for fact in shelf.told][:2] == ["task.updated", "schedule.rearranged"]
    found = shelf.got()
    assert shown(found) == shown(moved)
    assert found.task(mark).starts_on == found.task(second).ends_on == date(2026, 5, 4)


def test_notes_that_were_not_read_stay(shelf: Shelf) -> None:
    stored = shelf.changed(whole)
    first, second, _ = stored.tasks
    assert [task.notes for task in shelf.got(notes_of=[second]).tasks.values()] == [None, "음악 먼저", None]
    shelf.changed(
        lambda schedule: schedule.revise_task(second, {"notes": "색보정 먼저"}, today=TODAY), notes_of=[second]
    )
    shelf.changed(lambda schedule: schedule.revise_task(first, {"place": "한남동"}, today=TODAY), notes_of=())
    assert [task.notes for task in shelf.got().tasks.values()] == ["비 오면 미룬다", "색보정 먼저", ""]


def test_what_is_taken_away_is_gone(shelf: Shelf) -> None:
    stored = shelf.changed(whole)
    second = list(stored.tasks)[1]
    left = shelf.changed(lambda schedule: schedule.remove_tasks([second]))
    shelf.changed(lambda schedule: schedule.remove_phase(next(iter(schedule.phases))))
    found = shelf.got()
    assert (len(found.tasks), found.links, found.phases) == (2, {}, {})
    assert found.version == left.version + 1
    assert {task.phase_id for task in found.tasks.values()} == {None}


def test_a_link_may_go_and_one_like_it_come_at_once(shelf: Shelf) -> None:
    stored = shelf.changed(whole)
    link, new = next(iter(stored.links.values())), new_id()

    def again(schedule: Schedule) -> None:
        schedule.remove_links([link.id])
        schedule.add_links([LinkDraft(id=new, predecessor=link.predecessor, successor=link.successor, type=link.type)])

    shelf.changed(again)
    assert set(shelf.got().links) == stored.links.keys() - {link.id} | {new}


def test_it_is_kept_that_somebody_has_said_when_it_begins(shelf: Shelf) -> None:
    assert shelf.got().begins_as_said is False
    shelf.changed(lambda schedule: schedule.keep_hours(schedule.hours, schedule.calendars, schedule.begins))
    assert (shelf.got().begins_as_said, shelf.got().begins) == (True, moment(FIRST))


def test_what_fails_leaves_nothing(shelf: Shelf) -> None:
    stored, told = shelf.changed(whole), len(shelf.told)

    def fail(schedule: Schedule) -> None:
        schedule.remove_tasks(list(schedule.tasks))
        raise LookupError

    with pytest.raises(LookupError):
        shelf.changed(fail)
    assert shown(shelf.got()) == shown(stored)
    assert len(shelf.told) == told
