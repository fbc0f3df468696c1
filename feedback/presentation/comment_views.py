"""Conversations on items."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.pages import CursorRequest
from core.presentation.idempotency import idempotent
from core.presentation.pagination import CursorQuery, cursor_body, cursor_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.refusals import BadQuery
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.add_comment import AddComment
from feedback.application.conversing import CommentTarget
from feedback.application.delete_comment import DeleteComment
from feedback.application.revise_comment import ReviseComment
from feedback.application.talk_read_models import CommentOrder, CommentPlace
from feedback.bootstrap.talk import talk
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.talk_schemas import (
    CommentChangesIn,
    CommentIn,
    CommentOut,
    CommentPageOut,
    CommentsQuery,
    EditOut,
    EditPageOut,
)

KNOWN = fields_of(CommentOut)
KNOWN_OF_EDITS = fields_of(EditOut)


class CommentsView(ApiView):
    kept_under = "project_id"
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_comments",
        summary="The conversation on an item, oldest first",
        parameters=[CommentsQuery, picking(KNOWN)],
        responses={200: CommentPageOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str) -> Response:
        query = self.query(CommentsQuery)
        wanted, order = page_of_comments(request, query)
        ids = (self.identity("project_id"), self.identity("feedback_id"))
        page = talk().list_comments(self.actor, *ids, wanted, order)
        return Response(cursor_body(request, page, self.pick([seen.wire() for seen in page.rows], KNOWN)))

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
            mentions=tuple(given.get("mentions", ())),
            sent=given.get("draft"),
        )
        row = talk().add_comment(command).wire()
        response = tagged(row, row, status=201)
        response["Location"] = f"{request.path}/{row['id']}"
        return response


class CommentView(ApiView):
    @extend_schema(
        operation_id="read_comment", summary="One comment", parameters=[picking(KNOWN)], responses={200: CommentOut}
    )
    def get(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        row = talk().read_comment(self.actor, self.identity("project_id"), place_of(self)).wire()
        (body,) = self.pick([row], KNOWN)
        return tagged(body, row)

    @extend_schema(
        operation_id="revise_comment",
        summary="Change what one has said",
        parameters=[IF_MATCH],
        request=CommentChangesIn,
        responses={200: CommentOut},
    )
    def patch(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        given = self.parsed(CommentChangesIn)
        called = tuple(given["mentions"]) if "mentions" in given else None
        said: dict[str, Any] = {"text": given.get("text"), "mentions": called, "sent": given.get("draft")}
        row = talk().revise_comment(ReviseComment(**addressed(self), **said)).wire()
        return tagged(row, row)

    @extend_schema(
        operation_id="delete_comment",
        summary="Delete a comment; with replies, its place stays",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        talk().delete_comment(DeleteComment(**addressed(self)))
        return Response(status=204)


class EditsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_comment_edits",
        summary="What a comment said before, the last first",
        parameters=[CursorQuery, picking(KNOWN_OF_EDITS)],
        responses={200: EditPageOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = talk().list_edits(self.actor, self.identity("project_id"), place_of(self), wanted)
        return Response(cursor_body(request, page, self.pick([row.wire() for row in page.rows], KNOWN_OF_EDITS)))


def page_of_comments(request: Request, query: dict[str, Any]) -> tuple[CursorRequest, CommentOrder]:
    """`query` is validated; BadQuery for a cursor of another list or of the other order."""
    wanted, order = cursor_request(request, query), CommentOrder(query["sort"])
    if wanted.after is not None and wanted.after[0] != order.value:
        raise BadQuery("cursor")
    return wanted, order


def place_of(view: ApiView) -> CommentPlace:
    return CommentPlace(view.identity("feedback_id"), view.identity("comment_id"))


def addressed(view: ApiView) -> dict[str, Any]:
    """Who asks, and which comment in which version."""
    ids = (view.identity("feedback_id"), view.identity("comment_id"))
    target = CommentTarget(*ids, view.expected_version())
    return {"actor": view.actor, "project_id": view.identity("project_id"), "target": target}
