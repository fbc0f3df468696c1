"""What has been changed of an item, and the change of many at once."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import rfc3339
from core.presentation.fields import Choice, ClosedBody, Id, Several
from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut, cursor_body, cursor_request
from core.presentation.parameters import picking
from core.presentation.problems import message
from core.presentation.views import ApiView
from feedback.application.move_several import MOST, MoveSeveral, Outcome, Result
from feedback.application.read_models import HistoryRow
from feedback.bootstrap.notes import notes
from feedback.contracts import FeedbackStatus, Resolution
from feedback.presentation.schemas_in import FEEDBACK_STATUSES
from feedback.presentation.schemas_out import AuthorOut, fields_of


class HistoryRowOut(RowOut):
    """`previous` and `value` as the item has them: a word, a text, a person, a list, a place or null."""

    at = serializers.DateTimeField()
    by = AuthorOut()
    field = serializers.CharField(help_text="status, title, text, priority, assignee, position, drawing …")
    previous = serializers.JSONField(allow_null=True)
    value = serializers.JSONField(allow_null=True)
    resolution = serializers.CharField(allow_null=True, help_text="With what it was closed.")


class HistoryPageOut(CursorPageOut):
    results = HistoryRowOut(many=True)


KNOWN = fields_of(HistoryRowOut)


class HistoryView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_feedback_history",
        summary="Who changed what of an item, newest first",
        parameters=[CursorQuery, picking(KNOWN)],
        responses={200: HistoryPageOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = notes().list_history(self.actor, self.identity("project_id"), self.identity("feedback_id"), wanted)
        return Response(cursor_body(request, page, self.pick([_history_body(row) for row in page.rows], KNOWN)))


class BulkStatusIn(ClosedBody):
    feedback_ids = Several(child=Id(), min_length=1, max_length=MOST)
    status = Choice(choices=FEEDBACK_STATUSES)
    resolution = Choice(choices=list(Resolution), required=False, allow_null=True)


class OutcomeOut(serializers.Serializer[Any]):
    """`status` and `version` as they are then, null for an item that is not there; `code` tells a refusal."""

    feedback_id = serializers.UUIDField()
    result = serializers.ChoiceField(choices=list(Result))
    status = serializers.CharField(allow_null=True)
    version = serializers.IntegerField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    detail = serializers.CharField(allow_null=True)


class OutcomesOut(serializers.Serializer[Any]):
    results = OutcomeOut(many=True)


class BulkStatusView(ApiView):
    @extend_schema(
        operation_id="move_several_feedback",
        summary="Change the status of up to 100 items, each by itself",
        request=BulkStatusIn,
        responses={200: OutcomesOut},
    )
    def post(self, request: Request, project_id: str) -> Response:
        given = self.parsed(BulkStatusIn)
        resolution = given.get("resolution")
        command = MoveSeveral(
            actor=self.actor,
            project_id=self.identity("project_id"),
            feedback_ids=tuple(given["feedback_ids"]),
            status=FeedbackStatus(given["status"]),
            resolution=None if resolution is None else Resolution(resolution),
        )
        return Response({"results": [_outcome_body(each) for each in notes().move_several(command)]})


def _history_body(row: HistoryRow) -> dict[str, Any]:
    return {
        "at": rfc3339(row.at),
        "by": row.by.wire(),
        "field": row.field,
        "previous": row.previous,
        "value": row.value,
        "resolution": row.resolution,
    }


def _outcome_body(outcome: Outcome) -> dict[str, Any]:
    item, refusal = outcome.item, outcome.refusal
    return {
        "feedback_id": str(outcome.feedback_id),
        "result": outcome.result.value,
        "status": item.status.value if item else None,
        "version": item.version if item else None,
        "code": refusal.code if refusal else None,
        "detail": message(refusal.code, refusal.params)[1] if refusal else None,
    }
