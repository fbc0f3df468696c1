"""What becomes of calendars when people or projects go."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from schedule.application.calendar_ports import Remains
from schedule.application.event_ports import Events, Members
from schedule.application.event_writing import DEFAULT_ZONE
from schedule.domain.calendar_event import Hand
from schedule.domain.event_rule import Recurrences


def forget_calendar(user_id: UUID, *, unit_of_work: UnitOfWork, remains: Remains) -> None:
    """Somebody withdrew: their own events, and the addresses that they gave to other calendars."""
    with unit_of_work(by=SYSTEM):
        remains.of_person(user_id)


def purge_calendar(project_id: UUID, *, unit_of_work: UnitOfWork, remains: Remains) -> None:
    """The project is gone for good."""
    with unit_of_work(by=SYSTEM):
        remains.of_project(project_id)


def stay_away(
    project_id: UUID,
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    remains: Remains,
    members: Members,
    events: Events,
    recurrences: Recurrences,
    clock: Clock,
) -> None:
    """Somebody left the project: they attend nothing there any more, and no calendar of theirs reads it.

    Nothing happens to who has come back meanwhile.
    """
    with unit_of_work(by=SYSTEM):
        if members.members_named(project_id, [user_id]):
            return
        remains.feeds_of(project_id, user_id)
        attended = events.attended_by(project_id, user_id)
        hand = Hand(recurrences, DEFAULT_ZONE, clock())
        for event in attended:
            event.lose(user_id, hand)
        events.save(attended)
