"""What guests say about items, and what they think of what others say."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import cursor_body
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from feedback.application.add_comment import AddComment
from feedback.application.conversing import CommentTarget
from feedback.application.delete_comment import DeleteComment
from feedback.application.react import React
from feedback.application.revise_comment import ReviseComment
from feedback.bootstrap.visiting import visiting
from feedback.contracts import ReactionKind
from feedback.presentation.comment_views import KNOWN, page_of_comments, place_of
from feedback.presentation.guests import GuestView
from feedback.presentation.shared_schemas import SharedCommentChangesIn, SharedCommentIn
from feedback.presentation.talk_schemas import (
    CommentOut,
    CommentPageOut,
    CommentsQuery,
    ReactionIn,
    ReactionsSeenOut,
)


class SharedCommentsView(GuestView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_shared_comments",
        summary="The conversation on an item, oldest first",
        parameters=[CommentsQuery, picking(KNOWN)],
        responses={200: CommentPageOut},
    )
    def get(self, request: Request, feedback_id: str) -> Response:
        query = self.query(CommentsQuery)
        wanted, order = page_of_comments(request, query)
        asked = {"feedback_id": self.identity("feedback_id"), "wanted": wanted, "order": order}
        page = visiting().talk.list_comments(**self.place, **asked)
        return Response(cursor_body(request, page, self.pick([seen.wire() for seen in page.rows], KNOWN)))

    @extend_schema(
        operation_id="add_shared_comment",
        summary="Comment on an item, or reply",
        parameters=[KEY],
        request=SharedCommentIn,
        responses={201: CommentOut},
    )
    @idempotent
    def post(self, request: Request, feedback_id: str) -> Response:
        """Guests mention nobody."""
        given = self.parsed(SharedCommentIn)
        said: dict[str, Any] = {"text": given["text"], "parent_id": given.get("parent_id")}
        command = AddComment(**self.place, feedback_id=self.identity("feedback_id"), **said)
        row = visiting().talk.add_comment(command).wire()
        response = tagged(row, row, status=201)
        response["Location"] = f"{request.path}/{row['id']}"
        return response


class SharedCommentView(GuestView):
    @extend_schema(
        operation_id="read_shared_comment",
        summary="One comment",
        parameters=[picking(KNOWN)],
        responses={200: CommentOut},
    )
    def get(self, request: Request, feedback_id: str, comment_id: str) -> Response:
        row = visiting().talk.read_comment(**self.place, place=place_of(self)).wire()
        (body,) = self.pick([row], KNOWN)
        return tagged(body, row)

    @extend_schema(
        operation_id="revise_shared_comment",
        summary="Change what one has said",
        parameters=[IF_MATCH],
        request=SharedCommentChangesIn,
        responses={200: CommentOut},
    )
    def patch(self, request: Request, feedback_id: str, comment_id: str) -> Response:
        text = self.parsed(SharedCommentChangesIn)["text"]
        command = ReviseComment(**self.place, target=self._target(), text=text)
        row = visiting().talk.revise_comment(command).wire()
        return tagged(row, row)

    @extend_schema(
        operation_id="delete_shared_comment",
        summary="Delete one's own comment; with replies, its place stays",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, feedback_id: str, comment_id: str) -> Response:
        visiting().talk.delete_comment(DeleteComment(**self.place, target=self._target()))
        return Response(status=204)

    def _target(self) -> CommentTarget:
        return CommentTarget(self.identity("feedback_id"), self.identity("comment_id"), self.expected_version())


class SharedReactionView(GuestView):
    @extend_schema(
        operation_id="react_as_guest",
        summary="Think something of a comment; the same again takes it back",
        request=ReactionIn,
        responses={200: ReactionsSeenOut},
    )
    def put(self, request: Request, feedback_id: str, comment_id: str) -> Response:
        return self._react(ReactionKind(self.parsed(ReactionIn)["kind"]))

    @extend_schema(
        operation_id="take_guest_reaction_back",
        summary="Think nothing of a comment any more",
        responses={200: ReactionsSeenOut},
    )
    def delete(self, request: Request, feedback_id: str, comment_id: str) -> Response:
        return self._react(None)

    def _react(self, kind: ReactionKind | None) -> Response:
        target = CommentTarget(self.identity("feedback_id"), self.identity("comment_id"))
        return Response(visiting().talk.react(React(**self.place, target=target, kind=kind)).wire())
