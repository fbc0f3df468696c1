"""The event log for pollers: the same frames as on the socket."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.live.frames import durable
from core.presentation.views import ApiView
from feedback.application.list_events import ListEvents
from feedback.bootstrap import app

MOST = 500


class EventsQuery(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=2**63 - 1, help_text="The last number that was seen.")
    epoch = serializers.CharField(required=False, max_length=64, allow_null=True, default=None)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=100)


class ActorOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField(allow_blank=True)


class EventOut(serializers.Serializer[Any]):
    type = serializers.CharField()
    seq = serializers.IntegerField()
    epoch = serializers.CharField()
    at = serializers.DateTimeField()
    actor = ActorOut()
    client_id = serializers.CharField(allow_blank=True)
    data = serializers.DictField()  # type: ignore[assignment]  # a field, not the rendered data


class EventsOut(serializers.Serializer[Any]):
    """Go on with `since` = `seq`. `resync`: events are missing; load over REST, then go on."""

    results = EventOut(many=True)
    seq = serializers.IntegerField()
    epoch = serializers.CharField()
    has_more = serializers.BooleanField()
    resync = serializers.BooleanField()


class EventsView(ApiView):
    @extend_schema(
        operation_id="list_events",
        summary="Events of a project after a number, in order",
        parameters=[EventsQuery],
        responses={200: EventsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        command = ListEvents(actor=self.actor, project_id=self.identity("project_id"), **self.query(EventsQuery))
        page = app().list_events(command)
        body = {
            "results": [durable(event, page.epoch) for event in page.events],
            "seq": page.seq,
            "epoch": page.epoch,
            "has_more": page.has_more,
            "resync": page.resync,
        }
        return Response(body)
