"""An event is changed: one occurrence of a series, those from one on, or all."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.event_ports import Access, Events, EventScope, Members
from schedule.application.event_writing import admitted, demand_members, hand_of, known_attendees
from schedule.contracts.calendar_words import EditScope
from schedule.contracts.event_rows import EventRow
from schedule.domain.calendar_event import CalendarEvent, EventChanges, Hand
from schedule.domain.event_rows import wall_named
from schedule.domain.event_rule import Recurrences


@dataclass(frozen=True, kw_only=True)
class WhichOnes:
    """`recurrence_id` names the occurrence that `one` and `following` are about."""

    scope: EditScope = EditScope.ALL
    recurrence_id: str | None = None
    expected_version: int | None = None

    def __post_init__(self) -> None:
        if self.scope is not EditScope.ALL and self.recurrence_id is None:
            raise InvalidField("/recurrence_id", "field.required")


def revise_event(
    actor: Actor,
    project_id: UUID | None,
    event_id: UUID,
    which: WhichOnes,
    changes: EventChanges,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    events: Events,
    recurrences: Recurrences,
    clock: Clock,
) -> EventRow:
    """The event that holds what was changed: of `following` a new one.

    Raises EventNotFound, NoSuchOccurrence, Stale, InvalidField, TooManyEvents.
    """
    with unit_of_work(by=actor):
        scope = admitted(actor, project_id, Capability.UPDATE, access)
        if which.scope is EditScope.FOLLOWING:
            events.hold(scope)
        event = events.get(scope, event_id)
        event.expect(which.expected_version)
        hand = hand_of(scope, changes.times, members=members, recurrences=recurrences, clock=clock)
        demand_members(scope, changes.details.get("attendees", ()), known_attendees(event), members)
        return _revised(event, which, changes, hand, scope, events).row()


def _revised(
    event: CalendarEvent, which: WhichOnes, changes: EventChanges, hand: Hand, scope: EventScope, events: Events
) -> CalendarEvent:
    held = event
    if which.recurrence_id is None or which.scope is EditScope.ALL:
        event.revise(changes, hand)
    elif which.scope is EditScope.ONE:
        event.revise_one(wall_named(which.recurrence_id, event.pattern.span), changes, hand)
    else:
        held = event.split(wall_named(which.recurrence_id, event.pattern.span), changes, new_id(), hand)
    events.save([event])
    if held is not event:
        events.add(scope, [held])
    return held
