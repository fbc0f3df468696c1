"""The event log of a person's own channel for pollers."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.live.events_api import EventsOut, EventsQuery, body_of, read_on
from core.presentation.views import ApiView
from notifications.bootstrap.own_events import own_events


class OwnEventsView(ApiView):
    @extend_schema(
        operation_id="list_own_events",
        summary="Events of the caller's own channel after a number, in order; with `wait` as soon as there are any",
        parameters=[EventsQuery],
        responses={200: EventsOut},
    )
    def get(self, request: Request) -> Response:
        return Response(body_of(own_events()(self.actor, read_on(request, self.query(EventsQuery)))))
