"""Events over PostgreSQL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Q

from core.domain.events import Event
from schedule.application.event_ports import EventScope
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_refusals import EventNotFound, TooManyEvents
from schedule.domain.event_rule import Recurrences
from schedule.infrastructure.event_document import CHANGING, event_of, record_of
from schedule.infrastructure.models import CalendarEventRecord

MOST_EVENTS = 10_000


class PublishAll(Protocol):
    def __call__(self, events: Sequence[Event]) -> None: ...


@dataclass(frozen=True)
class DjangoEvents:
    publish_all: PublishAll
    recurrences: Recurrences

    def hold(self, scope: EventScope) -> None:
        name = f"events:{scope.project_id or scope.user_id}"
        with connection.cursor() as cursor:
            # There may be no row yet that could be locked.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

    def get(self, scope: EventScope, event_id: UUID) -> CalendarEvent:
        record = events_of(scope).select_for_update(no_key=True).filter(id=event_id).first()
        if record is None:
            raise EventNotFound
        return event_of(record)

    def known_as(self, scope: EventScope, uids: Collection[str]) -> dict[str, CalendarEvent]:
        found = events_of(scope).select_for_update(no_key=True).filter(uid__in=uids).order_by("id")
        return {record.uid: event_of(record) for record in found}

    def attended_by(self, project_id: UUID, user_id: UUID) -> tuple[CalendarEvent, ...]:
        found = CalendarEventRecord.objects.select_for_update(no_key=True).filter(project_id=project_id)
        one = {"overrides": [{"details": {"attendees": [str(user_id)]}}]}
        named = found.filter(Q(attendees__contains=[user_id]) | Q(exceptions__contains=one))
        return tuple(map(event_of, named.order_by("id")))

    def add(self, scope: EventScope, events: Sequence[CalendarEvent]) -> None:
        self.hold(scope)
        if events_of(scope).count() + len(events) > MOST_EVENTS:
            raise TooManyEvents(most=MOST_EVENTS)
        CalendarEventRecord.objects.bulk_create(record_of(each, self.recurrences) for each in events)
        self._tell(events)

    def save(self, events: Sequence[CalendarEvent]) -> None:
        records = [record_of(each, self.recurrences) for each in events]
        CalendarEventRecord.objects.bulk_update(records, CHANGING)
        self._tell(events)

    def remove(self, event: CalendarEvent) -> None:
        CalendarEventRecord.objects.filter(id=event.id).delete()
        self._tell([event])

    def _tell(self, events: Sequence[CalendarEvent]) -> None:
        if facts := [fact for event in events for fact in event.facts]:
            self.publish_all(facts)
        for event in events:
            event.facts.clear()


def events_of(scope: EventScope) -> Any:
    if scope.project_id is not None:
        return CalendarEventRecord.objects.filter(project_id=scope.project_id)
    return CalendarEventRecord.objects.filter(project_id=None, author_id=scope.user_id)
