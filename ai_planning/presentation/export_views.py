"""Files of plans."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.list_exports import SeenExport
from ai_planning.bootstrap.exports import exports
from ai_planning.presentation.job_schemas import FORMATS, LAYOUTS, RequesterOut
from core.domain.clock import rfc3339
from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut, cursor_body, cursor_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView


class PlanExportOut(RowOut):
    """A file, which stays as long as its plan does."""

    id = serializers.UUIDField(help_text="Of the job that made it.")
    plan_id = serializers.UUIDField()
    format = serializers.ChoiceField(FORMATS)
    layout = serializers.ChoiceField(LAYOUTS, allow_null=True)
    name = serializers.CharField(help_text="Under which it is saved.")
    media_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    requester = RequesterOut()
    created_at = serializers.DateTimeField()
    url = serializers.CharField(help_text="Opens it until `expires_at`; read the list again for a new one.")
    expires_at = serializers.DateTimeField()


class PlanExportPageOut(CursorPageOut):
    results = PlanExportOut(many=True)


KNOWN = tuple(PlanExportOut().fields)


class ExportsView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_plan_exports",
        summary="Files of a plan, the newest first, with addresses that live shortly",
        parameters=[CursorQuery, picking(KNOWN)],
        responses={200: PlanExportPageOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = exports().list_exports(self.actor, self.identity("project_id"), self.identity("plan_id"), wanted)
        return Response(cursor_body(request, page, self.pick([_body(seen) for seen in page.rows], KNOWN)))


def _body(seen: SeenExport) -> dict[str, Any]:
    job, file = seen.job, seen.file
    return {
        "id": job.id,
        "plan_id": job.plan_id,
        "format": job.format,
        "layout": job.layout,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "requester": job.requester.wire(),
        "created_at": rfc3339(job.ended_at or job.updated_at),
        "url": seen.url,
        "expires_at": rfc3339(seen.expires_at),
    }
