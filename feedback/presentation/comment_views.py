"""Conversations on items."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import CursorQuery, cursor_body, cursor_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from feedback.application.add_comment import AddComment
from feedback.bootstrap import app
from feedback.presentation.schemas_in import CommentIn
from feedback.presentation.schemas_out import CommentOut, CommentPageOut, fields_of

KNOWN = fields_of(CommentOut)


class CommentsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_comments",
        summary="The conversation on an item, oldest first",
        parameters=[CursorQuery, picking(KNOWN)],
        responses={200: CommentPageOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = app().list_comments(self.actor, self.identity("project_id"), self.identity("feedback_id"), wanted)
        return Response(cursor_body(request, page, self.pick([row.wire() for row in page.rows], KNOWN)))

    @extend_schema(
        operation_id="add_comment",
        summary="Comment on an item, or reply",
        parameters=[KEY],
        request=CommentIn,
        responses={201: CommentOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, feedback_id: str) -> Response:
        given = self.parsed(CommentIn)
        command = AddComment(
            actor=self.actor,
            project_id=self.identity("project_id"),
            feedback_id=self.identity("feedback_id"),
            text=given["text"],
            parent_id=given.get("parent_id"),
        )
        row = app().add_comment(command)
        return Response(row.wire(), status=201)
