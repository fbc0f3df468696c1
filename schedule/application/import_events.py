"""Events of an iCalendar file are put into a project's calendar: each once, and changed when they come again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import FieldFault
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.event_ports import Access, Events, EventScope, Members
from schedule.application.event_writing import DEFAULT_ZONE, admitted
from schedule.application.import_ports import CalendarReader, FaultyEvent, ReadEvent
from schedule.domain.calendar_event import CalendarEvent, Hand, uid_of
from schedule.domain.event_details import EventDetails
from schedule.domain.event_rule import Recurrences
from schedule.domain.import_refusals import FaultyEvents

MOST_FAULTS = 100


@dataclass(frozen=True)
class ImportEvents:
    """`skip_faulty`: what cannot be taken is left out and told; else nothing is taken where there is such an event."""

    data: bytes = field(repr=False)
    skip_faulty: bool = False


@dataclass(frozen=True)
class ImportedEvents:
    created: int
    changed: int
    unchanged: int
    skipped: Sequence[FaultyEvent]


def may_import(actor: Actor, project_id: UUID, *, access: Access) -> None:
    """Asked before a file is taken in."""
    access(actor, project_id, Capability.CREATE)


def import_events(
    actor: Actor,
    project_id: UUID,
    command: ImportEvents,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    events: Events,
    recurrences: Recurrences,
    read: CalendarReader,
    clock: Clock,
) -> ImportedEvents:
    """Nothing is kept of a file that is refused: ImportRefused, TooManyEvents. Reading one takes a while."""
    zone = members.time_zones([project_id]).get(project_id, DEFAULT_ZONE)
    found = read(command.data, zone)
    if found.faulty and not command.skip_faulty:
        raise FaultyEvents(faults=tuple(map(_at_its_place, found.faulty[:MOST_FAULTS])), count=len(found.faulty))
    skipped = sorted([*found.faulty, *found.cancelled], key=lambda each: each.place)
    hand = Hand(recurrences, zone, clock())
    with unit_of_work(by=actor):
        scope = admitted(actor, project_id, Capability.CREATE, access)
        # Else another import of the same file might add what this one does not find.
        events.hold(scope)
        known = events.known_as(scope, [each.uid for each in found.events])
        changed = [known[each.uid] for each in found.events if each.uid in known and _change(known, each, hand)]
        fresh = [_made(each, scope, hand) for each in found.events if each.uid not in known]
        events.save(changed)
        events.add(scope, fresh)
    return ImportedEvents(len(fresh), len(changed), len(known) - len(changed), skipped)


def _change(known: dict[str, CalendarEvent], read: ReadEvent, hand: Hand) -> bool:
    """Who attends is not said in the file; of our own events what has been changed since stays."""
    event = known[read.uid]
    if read.sequence is not None and event.uid == uid_of(event.id) and read.sequence < event.version - 1:
        return False
    return event.become(event.details.with_(read.details), read.pattern.attended_as(event.pattern), hand)


def _made(read: ReadEvent, scope: EventScope, hand: Hand) -> CalendarEvent:
    ids = (new_id(), scope.project_id, scope.user_id)
    return CalendarEvent.create(ids, EventDetails(**read.details), read.pattern, hand, read.uid)


def _at_its_place(faulty: FaultyEvent) -> FieldFault:
    return FieldFault(f"/events/{faulty.place}{faulty.fault.pointer}", faulty.fault.code, faulty.fault.params)
