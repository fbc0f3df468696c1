"""An event is put into a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.event_ports import Access, Events, Members
from schedule.application.event_writing import admitted, demand_members, hand_of
from schedule.contracts.event_rows import EventRow
from schedule.domain.calendar_event import CalendarEvent, first_pattern
from schedule.domain.event_details import EventDetails
from schedule.domain.event_rule import Recurrences
from schedule.domain.event_times import Times


@dataclass(frozen=True, kw_only=True)
class CreateEvent:
    details: Mapping[str, Any]
    times: Times = field(default_factory=Times)
    recurrence: str = ""


def create_event(
    actor: Actor,
    project_id: UUID | None,
    command: CreateEvent,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    events: Events,
    recurrences: Recurrences,
    clock: Clock,
) -> EventRow:
    """Without a project it is a person's own. Raises InvalidField, TooManyEvents."""
    with unit_of_work(by=actor):
        scope = admitted(actor, project_id, Capability.CREATE, access)
        hand = hand_of(scope, command.times, members=members, recurrences=recurrences, clock=clock)
        details = EventDetails(**command.details)
        demand_members(scope, details.attendees, (), members)
        ids = (new_id(), scope.project_id, scope.user_id)
        event = CalendarEvent.create(ids, details, first_pattern(command.times, command.recurrence, hand), hand)
        events.add(scope, [event])
    return event.row()
