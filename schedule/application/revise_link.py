"""A link is of another type, or has another lag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.changed import Changed
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.rows import LinkRow
from schedule.domain.network import Span


@dataclass(frozen=True)
class ReviseLink:
    """`terms`: `type`, `lag_days`, `lag_minutes`; those that are not given stay."""

    link_id: UUID
    terms: Mapping[str, Any]
    expected_version: int | None = None


def revise_link(
    actor: Actor,
    project_id: UUID,
    command: ReviseLink,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> Changed[LinkRow]:
    """Raises LinkNotFound, Stale, LinkRepeated, TooLate, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        link, terms = schedule.link(command.link_id), command.terms
        schedule.expect(command.expected_version, link)
        lag = Span(terms.get("lag_days", link.lag.days), terms.get("lag_minutes", link.lag.minutes))
        rearranged = schedule.revise_link(link.id, {"type": terms.get("type", link.type), "lag": lag})
        schedules.save(schedule)
    return Changed(schedule.link(link.id).row(), rearranged, schedule.version)
