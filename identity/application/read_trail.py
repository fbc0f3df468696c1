"""A person reads what was noted of them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from uuid import UUID

from core.application.ports import AuditTrail
from core.domain.actor import Actor
from core.domain.audit import AuditRow, Outcome
from core.domain.pages import CursorPage, CursorRequest
from identity.contracts import Person


def read_trail(
    actor: Actor,
    wanted: CursorRequest,
    outcome: Outcome | None,
    *,
    trail: AuditTrail,
    people: Callable[[Collection[UUID]], dict[UUID, Person]],
) -> CursorPage[AuditRow]:
    """What they did, were refused or had done to their account: also by strangers, from where these came."""
    page = trail.of_account(actor.user_id, wanted, outcome)
    ids = {row.actor_id for row in page.rows if row.actor_id}
    names = {person.id: person.name for person in people(ids).values()} if ids else {}
    return replace(page, rows=tuple(row.named(names).seen_by(actor.user_id) for row in page.rows))
