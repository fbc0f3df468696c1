"""What becomes of a project: the trash, the way back, the history, leaving."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import CursorQuery, cursor_body, cursor_request, page_body, page_request
from core.presentation.parameters import picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from projects.bootstrap import app
from projects.bootstrap.life import life
from projects.presentation import life_schemas
from projects.presentation.life_rendering import change_body, trashed_body
from projects.presentation.rendering import project_body
from projects.presentation.schemas import ProjectOut

TRASH_KNOWN = tuple(life_schemas.TrashedOut().fields)
CHANGE_KNOWN = tuple(life_schemas.ChangeOut().fields)


class TrashView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_trash",
        summary="The caller's own deleted projects, last deleted first",
        parameters=[life_schemas.TrashQuery, picking(TRASH_KNOWN)],
        responses={200: life_schemas.TrashPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(life_schemas.TrashQuery))
        page = life().list_trash(self.actor, wanted)
        rows = self.pick([trashed_body(row) for row in page.rows], TRASH_KNOWN)
        return Response(page_body(request, wanted, page, rows))


class RestoreView(ApiView):
    @extend_schema(
        operation_id="restore_project",
        summary="Take a project out of the trash, as it was",
        request=None,
        responses={200: ProjectOut},
    )
    def post(self, request: Request, project_id: str) -> Response:
        """By its owner, within 30 days. Repeating it is no change."""
        row = life().restore_project(self.actor, self.identity("project_id"))
        return tagged(project_body(row))


class HistoryView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="read_project_history",
        summary="Who moved the project from one status or stage to another, newest first",
        parameters=[CursorQuery, picking(CHANGE_KNOWN)],
        responses={200: life_schemas.HistoryOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = life().read_history(self.actor, self.identity("project_id"), wanted)
        return Response(cursor_body(request, page, self.pick([change_body(row) for row in page.rows], CHANGE_KNOWN)))


class LeaveView(ApiView):
    @extend_schema(operation_id="leave_project", summary="Leave a project", request=None, responses={204: None})
    def post(self, request: Request, project_id: str) -> Response:
        """What was written stays. The owner stays, until somebody else owns the project."""
        app().remove_member(self.actor, self.identity("project_id"), self.actor.user_id)
        return Response(status=204)
