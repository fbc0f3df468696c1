"""The audit trail of a project."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.audit import AUDIT_KNOWN, AuditPageOut, AuditQuery, audit_body, outcome_of
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from projects.bootstrap import app


class ProjectTrailView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="read_project_audit_trail",
        summary="Who did what in the project, and was refused what, newest first",
        parameters=[AuditQuery, picking(AUDIT_KNOWN)],
        responses={200: AuditPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """For its owner and admins. They see from where and with which device a member came, because that tells a
        member from somebody who uses a member's account; what people do outside the project is not in it.
        """
        query = self.query(AuditQuery)
        wanted = cursor_request(request, query)
        page = app().read_trail(self.actor, self.identity("project_id"), wanted, outcome_of(query))
        return Response(cursor_body(request, page, self.pick([audit_body(row) for row in page.rows], AUDIT_KNOWN)))
