"""A line of the trail, as different people see it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.audit import AuditRow, Outcome
from core.domain.ids import new_id

JIMIN, MINJI = new_id(), new_id()


def row(actor_id: UUID | None) -> AuditRow:
    at, origin = datetime(2026, 3, 1, tzinfo=UTC), ("203.0.113.9", "Firefox")
    return AuditRow(new_id(), at, "session.opened", Outcome.ALLOWED, actor_id, JIMIN, None, *origin, {"method": "x"})


@pytest.mark.parametrize(
    ("actor_id", "name"), [(JIMIN, "지민"), (MINJI, None), (None, None), (SYSTEM.user_id, "VideoPlanet")]
)
def test_an_actor_is_called_what_they_are_called_now(actor_id: UUID | None, name: str | None) -> None:
    assert row(actor_id).named({JIMIN: "지민"}).actor_name == name


@pytest.mark.parametrize(
    ("actor_id", "is_shown"), [(JIMIN, True), (None, True), (SYSTEM.user_id, True), (MINJI, False)]
)
def test_from_where_another_person_came_is_not_shown(actor_id: UUID | None, is_shown: bool) -> None:
    seen = row(actor_id).seen_by(JIMIN)
    assert (seen.address, seen.device) == (("203.0.113.9", "Firefox") if is_shown else (None, ""))
    assert (seen.actor_id, seen.action, seen.detail) == (actor_id, "session.opened", {"method": "x"})
