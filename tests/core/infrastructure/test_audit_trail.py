"""AuditTrail: one contract on the fake and on the real table."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from core.application.ports import AuditTrail
from core.domain.audit import AuditRow, Outcome
from core.domain.ids import new_id
from core.domain.pages import CursorRequest
from core.infrastructure.audit import DatabaseAuditTrail
from core.infrastructure.models import AuditRecord
from tests.core.fakes import FakeAuditTrail

pytestmark = pytest.mark.django_db
JIMIN, MINJI, PROJECT = new_id(), new_id(), new_id()
ALL = CursorRequest(after=None, size=20)
Note = Callable[..., AuditRow]


@pytest.fixture(params=["fake", "database"])
def trail(request: pytest.FixtureRequest) -> AuditTrail:
    return FakeAuditTrail() if request.param == "fake" else DatabaseAuditTrail()


@pytest.fixture
def note(trail: AuditTrail) -> Note:
    """`note(actor_id=…)` is a line in the trail; no field stands at its default."""

    def write(**parts: Any) -> AuditRow:
        row = AuditRow(
            id=new_id(),
            at=datetime(2026, 3, 1, 12, tzinfo=UTC),
            action="member.joined",
            outcome=Outcome.ALLOWED,
            actor_id=JIMIN,
            account_id=MINJI,
            project_id=PROJECT,
            address="203.0.113.9",
            device="Firefox",
            detail={"role": "editor"},
        )
        row = replace(row, **parts)
        if isinstance(trail, FakeAuditTrail):
            trail.rows.append(row)
        else:
            AuditRecord.objects.create(**{name: value for name, value in asdict(row).items() if name != "actor_name"})
        return row

    return write


def test_a_line_comes_back_as_it_was_noted(trail: AuditTrail, note: Note) -> None:
    row = note()
    bare = note(actor_id=None, address=None, device="", detail={}, outcome=Outcome.DENIED)
    assert trail.of_project(PROJECT, ALL, None).rows == (bare, row)


def test_a_persons_trail_is_what_they_did_and_what_concerned_them(trail: AuditTrail, note: Note) -> None:
    did, had_done = note(account_id=None), note(actor_id=MINJI, account_id=JIMIN)
    note(actor_id=MINJI)
    both = note(account_id=JIMIN)
    assert trail.of_account(JIMIN, ALL, None).rows == (both, had_done, did)


def test_a_projects_trail_is_its_own(trail: AuditTrail, note: Note) -> None:
    note(project_id=None)
    note(project_id=new_id())
    row = note()
    assert trail.of_project(PROJECT, ALL, None).rows == (row,)


@pytest.mark.parametrize("outcome", Outcome)
def test_one_outcome_can_be_asked_for(trail: AuditTrail, note: Note, outcome: Outcome) -> None:
    rows = {each: note(outcome=each) for each in Outcome}
    assert trail.of_project(PROJECT, ALL, outcome).rows == (rows[outcome],)
    assert trail.of_account(JIMIN, ALL, outcome).rows == (rows[outcome],)


def test_stretches_follow_each_other_newest_first(trail: AuditTrail, note: Note) -> None:
    rows = [note() for _ in range(5)]
    seen: list[UUID] = []
    wanted = CursorRequest(after=None, size=2)
    while True:
        page = trail.of_account(MINJI, wanted, Outcome.ALLOWED)
        seen += [row.id for row in page.rows]
        if page.next_after is None:
            break
        wanted = replace(wanted, after=page.next_after)
    assert seen == [row.id for row in reversed(rows)]


def test_a_full_last_stretch_is_the_last(trail: AuditTrail, note: Note) -> None:
    note(), note()
    assert trail.of_project(PROJECT, CursorRequest(after=None, size=2), None).next_after is None


def test_where_nothing_was_noted_there_is_nothing(trail: AuditTrail) -> None:
    page = trail.of_account(new_id(), ALL, None)
    assert (page.rows, page.next_after) == ((), None)
