"""An event is deleted: one occurrence of a series, those from one on, or all."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability
from schedule.application.event_ports import Access, Events, Members
from schedule.application.event_writing import admitted, demand_own, hand_of
from schedule.application.revise_event import WhichOnes
from schedule.contracts.calendar_words import EditScope
from schedule.domain.calendar_event import CalendarEvent, Hand
from schedule.domain.event_rows import wall_named
from schedule.domain.event_rule import Recurrences


def delete_event(
    actor: Actor,
    project_id: UUID | None,
    event_id: UUID,
    which: WhichOnes,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    events: Events,
    recurrences: Recurrences,
    clock: Clock,
) -> None:
    """Raises EventNotFound, NoSuchOccurrence, NotYourEvent, Stale."""
    with unit_of_work(by=actor):
        scope = admitted(actor, project_id, Capability.UPDATE, access)
        event = events.get(scope, event_id)
        demand_own(scope, event)
        event.expect(which.expected_version)
        hand = hand_of(scope, None, members=members, recurrences=recurrences, clock=clock)
        if _is_left(event, which, hand):
            events.save([event])
        else:
            event.delete()
            events.remove(event)


def _is_left(event: CalendarEvent, which: WhichOnes, hand: Hand) -> bool:
    if which.scope is EditScope.ALL or which.recurrence_id is None:
        return False
    wall = wall_named(which.recurrence_id, event.pattern.span)
    return event.skip(wall, hand) if which.scope is EditScope.ONE else event.end_before(wall, hand)
