"""What all who write events do first."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from projects.contracts import Capability
from schedule.application.event_ports import Access, EventScope, Members
from schedule.domain.calendar_event import CalendarEvent, Hand
from schedule.domain.event_refusals import NotYourEvent
from schedule.domain.event_rule import Recurrences
from schedule.domain.event_times import Times

DEFAULT_ZONE = "Asia/Seoul"


def admitted(actor: Actor, project_id: UUID | None, capability: Capability, access: Access) -> EventScope:
    """Everybody may do everything with what is their own."""
    if project_id is None:
        return EventScope(project_id=None, user_id=actor.user_id)
    grant = access(actor, project_id, capability)
    may_delete = grant.allows(Capability.DELETE)
    return EventScope(project_id=grant.project_id, user_id=grant.user_id, may_delete_others=may_delete)


def hand_of(
    scope: EventScope, times: Times | None, *, members: Members, recurrences: Recurrences, clock: Clock
) -> Hand:
    """The project's zone is asked for only where times need one."""
    zone = DEFAULT_ZONE
    if scope.project_id is not None and times and times.says_moments and times.time_zone is None:
        zone = members.time_zones([scope.project_id]).get(scope.project_id, zone)
    return Hand(recurrences, zone, clock())


def demand_members(scope: EventScope, attendees: Sequence[UUID], known: Sequence[UUID], members: Members) -> None:
    """Raises InvalidField for who is not in the project; whoever was named before may have left it since."""
    fresh = [each for each in attendees if each not in known]
    if not fresh:
        return
    if scope.project_id is None:
        raise InvalidField("/attendees", "event.nobody_else")
    found = members.members_named(scope.project_id, fresh)
    for place, each in enumerate(attendees):
        if each in fresh and each not in found:
            raise InvalidField(f"/attendees/{place}", "event.not_a_member")


def demand_own(scope: EventScope, event: CalendarEvent) -> None:
    """NotYourEvent without the right to delete those of others."""
    if event.author_id != scope.user_id and not scope.may_delete_others:
        raise NotYourEvent


def known_attendees(event: CalendarEvent) -> tuple[UUID, ...]:
    """Of the series and of its exceptions."""
    others: list[Any] = [each.details.get("attendees", ()) for each in event.pattern.overrides.values()]
    return (*event.details.attendees, *(person for people in others for person in people))
