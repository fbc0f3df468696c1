"""Who is moving which task just now."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import rfc3339
from core.presentation.views import ApiView
from schedule.application.hold_ports import Hold
from schedule.bootstrap.holds import holding
from schedule.presentation.task_views import task_in


class HoldPersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class HoldOut(serializers.Serializer[Any]):
    task_id = serializers.UUIDField()
    by = HoldPersonOut()
    until = serializers.DateTimeField()


class HoldsOut(serializers.Serializer[Any]):
    holds = HoldOut(many=True)


class HoldView(ApiView):
    @extend_schema(
        operation_id="hold_task",
        summary="Hold a task while moving it",
        request=None,
        responses={200: HoldOut},
    )
    def put(self, request: Request, project_id: str, task_id: str) -> Response:
        """For 30 seconds; saying it again holds it longer. 409 while somebody else holds it."""
        return Response(_body(holding().hold_task(self.actor, *task_in(self))))

    @extend_schema(operation_id="release_task", summary="Let go of a task", responses={204: None})
    def delete(self, request: Request, project_id: str, task_id: str) -> Response:
        """What somebody else holds stays held."""
        holding().release_task(self.actor, *task_in(self))
        return Response(status=204)


class HoldsView(ApiView):
    @extend_schema(
        operation_id="list_holds",
        summary="Tasks that somebody is moving just now",
        responses={200: HoldsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        held = holding().read_holds(self.actor, self.identity("project_id"))
        return Response({"holds": [_body(each) for each in held.values()]})


def _body(hold: Hold) -> dict[str, Any]:
    by = {"id": str(hold.user_id), "name": hold.name}
    return {"task_id": str(hold.task_id), "by": by, "until": rfc3339(hold.until)}
