"""The event log of a project for pollers."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.live.events_api import EventsOut, EventsQuery, body_of, read_on
from core.presentation.views import ApiView
from feedback.bootstrap import app


class EventsView(ApiView):
    @extend_schema(
        operation_id="list_events",
        summary="Events of a project after a number, in order; with `wait` as soon as there are any",
        parameters=[EventsQuery],
        responses={200: EventsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wish = read_on(request, self.query(EventsQuery))
        return Response(body_of(app().list_events(self.actor, self.identity("project_id"), wish)))
