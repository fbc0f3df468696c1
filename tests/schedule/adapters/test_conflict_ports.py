"""What conflicts are read from and kept in, on the fakes and on PostgreSQL."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from schedule.application.conflict_ports import Days, KeptState
from schedule.contracts.conflicts import ConflictState
from schedule.domain.conflicts import Booking
from tests.schedule.fake_conflicts import FakeStates, FakeTown

FIRST, NEXT, LATER = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)


@dataclass
class Parts:
    bookings: Any
    states: Any
    work: Any
    number: int = 6

    def book(self, project: UUID, *people: UUID, first: date = FIRST, last: date = NEXT) -> Booking:
        self.number += 1
        booking = Booking(
            new_id(),
            project,
            self.number,
            "야간 촬영",
            "shooting",
            "성수 스튜디오",
            people,
            first,
            last,
            "every_day",
            new_id(),
        )
        if isinstance(self.bookings, FakeTown):
            self.bookings.tasks.append(booking)
        else:
            _stored(booking)
        return booking


def _stored(booking: Booking, **changed: Any) -> None:
    from schedule.infrastructure.models import TaskRecord

    TaskRecord.objects.create(
        id=booking.task_id, project_id=booking.project_id, number=booking.number, name=booking.name,
        group=booking.group, place=booking.place, assignees=list(booking.assignees), start_date=booking.first,
        end_date=booking.last,
        **{"kind": "task", "days": 1, "minutes": 0, "calendar": booking.calendar,
           "source": {"plan_id": str(booking.plan_id)},
           "is_fixed": False, "placed_by_hand": False,
           "progress": 40, "notes": "", "position": 1, "starts": 0, "ends": 0, "version": 1} | changed,
    )  # fmt: skip


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        states = FakeStates()
        return Parts(FakeTown({}), states, states.unit_of_work)
    from core.infrastructure.outbox import publish
    from core.infrastructure.unit_of_work import unit_of_work
    from schedule.infrastructure.bookings import DjangoBookings
    from schedule.infrastructure.conflict_states import DjangoConflictStates

    return Parts(DjangoBookings(), DjangoConflictStates(publish), unit_of_work)


def _ids(bookings: list[Booking]) -> set[UUID]:
    return {each.task_id for each in bookings}


def test_around_a_project_there_is_its_own_what_is_seen_and_what_its_people_do(parts: Parts) -> None:
    ours, seen, hidden, foreign = (new_id() for _ in range(4))
    person, other = new_id(), new_id()
    own = parts.book(ours, person)
    near = [parts.book(seen, other), parts.book(hidden, person, first=NEXT, last=LATER)]
    parts.book(foreign, other)
    parts.book(seen, person, first=LATER, last=LATER)
    found = parts.bookings.around(ours, [ours, seen], Days())
    assert _ids(found) == _ids([own, *near])
    assert next(each for each in found if each.task_id == own.task_id) == own
    assert parts.bookings.around(ours, [ours, seen], Days(LATER, LATER)) == []
    assert parts.bookings.around(new_id(), [seen], Days()) == []


def test_what_takes_people_and_seen_projects_in_some_days(parts: Parts) -> None:
    seen, hidden, person = (new_id() for _ in range(3))
    taken = [parts.book(seen), parts.book(hidden, person)]
    parts.book(hidden)
    assert _ids(parts.bookings.taking([seen], [person], Days(NEXT, LATER))) == _ids(taken)
    assert parts.bookings.taking([seen], [], Days(LATER, LATER)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed", [{"kind": "milestone"}, {"progress": 100}, {"group": "planning"}, {"group": "editing"}]
)
def test_what_never_conflicts_is_not_read(changed: dict[str, Any]) -> None:
    from schedule.infrastructure.bookings import DjangoBookings

    booking = Booking(new_id(), new_id(), 7, "촬영", "shooting", "", (), FIRST, FIRST)
    named = {name: value for name, value in changed.items() if name != "group"}
    _stored(Booking(**vars(booking) | {"group": changed.get("group", "shooting")}), **named)
    assert DjangoBookings().around(booking.project_id, [booking.project_id], Days()) == []


def test_a_state_comes_back_as_it_was_kept(parts: Parts) -> None:
    conflict_id, projects = new_id(), [new_id(), new_id()]
    kept = KeptState(ConflictState.RESOLVED, "2026-03-02/2026-03-03", new_id(), datetime(2026, 3, 1, tzinfo=UTC), 3)
    with parts.work(by=SYSTEM):
        assert parts.states.lock(conflict_id, projects) is None
    assert parts.states.of([conflict_id]) == {}
    with parts.work(by=SYSTEM):
        parts.states.lock(conflict_id, projects)
        parts.states.keep(conflict_id, kept)
    assert parts.states.of([conflict_id, new_id()]) == {conflict_id: kept}
    with parts.work(by=SYSTEM):
        assert parts.states.lock(conflict_id, projects) == kept
