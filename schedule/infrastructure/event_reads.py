"""EventReads over PostgreSQL."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from core.domain.pages import Page, PageRequest
from core.infrastructure.stream_position import position
from schedule.application.event_ports import EventScope
from schedule.contracts.event_rows import EventRow
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_refusals import EventNotFound
from schedule.infrastructure.calendar_events import events_of
from schedule.infrastructure.coming_first import what_is_to_come
from schedule.infrastructure.event_document import event_of
from schedule.infrastructure.models import CalendarEventRecord

_COUNT = "SELECT count(*) FROM schedule_event WHERE project_id = %(project_id)s"


class DjangoEventReads:
    """The stream's position is read before the rows: an event in between is told twice, never lost."""

    def page(self, scope: EventScope, wanted: PageRequest) -> Page[EventRow]:
        found = events_of(scope).order_by("-id")
        seq, epoch = None, None
        if scope.project_id is None:
            total = found.count()
        else:
            seq, epoch, total = position(scope.project_id, _COUNT)
        records = found[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(event_of(each).row() for each in records), total or 0, seq, epoch)

    def row(self, scope: EventScope, event_id: UUID) -> EventRow:
        record = events_of(scope).filter(id=event_id).first()
        if record is None:
            raise EventNotFound
        return event_of(record).row()

    def around(
        self, project_ids: Collection[UUID], user_id: UUID | None, first: date, last: date, most: int, today: date
    ) -> tuple[CalendarEvent, ...]:
        whose = Q(project_id__in=project_ids)
        if user_id is not None:
            whose |= Q(project_id=None, author_id=user_id)
        found = CalendarEventRecord.objects.filter(whose, Q(to_day=None) | Q(to_day__gte=first), from_day__lte=last)
        order = (*what_is_to_come(Q(to_day__lt=today), "from_day", "to_day"), "id")
        return tuple(event_of(each) for each in found.order_by(*order)[:most])
