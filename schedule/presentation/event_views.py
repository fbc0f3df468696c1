"""Events of a project's calendar, and of one's own."""

from typing import ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.revise_event import WhichOnes
from schedule.bootstrap.events import events
from schedule.contracts.calendar_words import EditScope
from schedule.contracts.event_rows import EventRow
from schedule.presentation import event_answers as answers
from schedule.presentation import event_bodies as bodies

PICKING = picking(answers.EVENT_KNOWN)
_SCOPED = "`following` ends the series before that occurrence, and answers the one that goes on from there."


class _Calendar(ApiView):
    """Whose calendar the address means: None is the caller's own."""

    @property
    def project_id(self) -> UUID | None:
        return self.identity("project_id") if "project_id" in self.kwargs else None

    def listed(self, request: Request) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = events().list_events(self.actor, self.project_id, wanted)
        rows = self.pick([row.wire() for row in page.rows], answers.EVENT_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    def created(self, request: Request) -> Response:
        command = bodies.creation(self.parsed(bodies.EventIn))
        row = events().create_event(self.actor, self.project_id, command)
        answer = tagged(row.wire(), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer

    def shown(self) -> Response:
        whole = events().read_event(self.actor, self.project_id, self.identity("event_id")).wire()
        return tagged(self.pick([whole], answers.EVENT_KNOWN)[0], whole)

    def revised(self) -> Response:
        given = self.parsed(bodies.EventChangesIn)
        which = self._which(given.get("scope", EditScope.ALL), given.get("recurrence_id"))
        with self.telling_current(EventRow.wire):
            row = events().revise_event(
                self.actor, self.project_id, self.identity("event_id"), which, bodies.changes(given)
            )
        return tagged(row.wire())

    def deleted(self) -> Response:
        given = self.query(bodies.DeletionQuery)
        which = self._which(given["scope"], given.get("recurrence_id"))
        with self.telling_current(EventRow.wire):
            events().delete_event(self.actor, self.project_id, self.identity("event_id"), which)
        return Response(status=204)

    def _which(self, scope: str, recurrence_id: str | None) -> WhichOnes:
        return WhichOnes(scope=EditScope(scope), recurrence_id=recurrence_id, expected_version=self.expected_version())


class EventsView(_Calendar):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_calendar_events",
        summary="Events of a project's calendar, the last made first",
        parameters=[PageQuery, PICKING],
        responses={200: answers.CalendarEventPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """Series as series; what happens when, `read_calendar` tells."""
        return self.listed(request)

    @extend_schema(
        operation_id="create_calendar_event",
        summary="Put an event into a project's calendar",
        parameters=[KEY],
        request=bodies.EventIn,
        responses={201: answers.CalendarEventOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        return self.created(request)


class EventView(_Calendar):
    @extend_schema(
        operation_id="read_calendar_event",
        summary="One event",
        parameters=[PICKING],
        responses={200: answers.CalendarEventOut},
    )
    def get(self, request: Request, project_id: str, event_id: str) -> Response:
        return self.shown()

    @extend_schema(
        operation_id="update_calendar_event",
        summary="Change an event: one occurrence, those from one on, or all",
        description=_SCOPED,
        parameters=[IF_MATCH],
        request=bodies.EventChangesIn,
        responses={200: answers.CalendarEventOut},
    )
    def patch(self, request: Request, project_id: str, event_id: str) -> Response:
        return self.revised()

    @extend_schema(
        operation_id="delete_calendar_event",
        summary="Delete an event: one occurrence, those from one on, or all",
        parameters=[IF_MATCH, bodies.DeletionQuery],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, event_id: str) -> Response:
        """Others' events take an admin."""
        return self.deleted()


class OwnEventsView(_Calendar):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_own_calendar_events",
        summary="Events of one's own calendar, the last made first",
        parameters=[PageQuery, PICKING],
        responses={200: answers.OwnCalendarEventPageOut},
    )
    def get(self, request: Request) -> Response:
        """Nobody else sees them."""
        return self.listed(request)

    @extend_schema(
        operation_id="create_own_calendar_event",
        summary="Put an event into one's own calendar",
        parameters=[KEY],
        request=bodies.EventIn,
        responses={201: answers.CalendarEventOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        return self.created(request)


class OwnEventView(_Calendar):
    @extend_schema(
        operation_id="read_own_calendar_event",
        summary="One event of one's own",
        parameters=[PICKING],
        responses={200: answers.CalendarEventOut},
    )
    def get(self, request: Request, event_id: str) -> Response:
        return self.shown()

    @extend_schema(
        operation_id="update_own_calendar_event",
        summary="Change an event of one's own: one occurrence, those from one on, or all",
        description=_SCOPED,
        parameters=[IF_MATCH],
        request=bodies.EventChangesIn,
        responses={200: answers.CalendarEventOut},
    )
    def patch(self, request: Request, event_id: str) -> Response:
        return self.revised()

    @extend_schema(
        operation_id="delete_own_calendar_event",
        summary="Delete an event of one's own: one occurrence, those from one on, or all",
        parameters=[IF_MATCH, bodies.DeletionQuery],
        responses={204: None},
    )
    def delete(self, request: Request, event_id: str) -> Response:
        return self.deleted()
