"""The caller's audit trail."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.audit import AUDIT_KNOWN, AuditPageOut, AuditQuery, audit_body, outcome_of
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from identity.bootstrap import trail


class MyTrailView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="read_my_audit_trail",
        summary="What was done with the caller's account, and from where, newest first",
        parameters=[AuditQuery, picking(AUDIT_KNOWN)],
        responses={200: AuditPageOut},
    )
    def get(self, request: Request) -> Response:
        """Of what other people did, where they did it from is theirs; of attempts by nobody known, it is shown."""
        query = self.query(AuditQuery)
        page = trail().read_trail(self.actor, cursor_request(request, query), outcome_of(query))
        return Response(cursor_body(request, page, self.pick([audit_body(row) for row in page.rows], AUDIT_KNOWN)))
