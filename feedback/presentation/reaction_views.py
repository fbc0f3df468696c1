"""What people think of comments."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import CursorQuery, cursor_body, cursor_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from feedback.application.conversing import CommentTarget
from feedback.application.react import React
from feedback.bootstrap.talk import talk
from feedback.contracts import ReactionKind
from feedback.presentation.comment_views import place_of
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.talk_schemas import ReactionIn, ReactionOut, ReactionPageOut, ReactionsSeenOut

KNOWN = fields_of(ReactionOut)


class ReactionView(ApiView):
    @extend_schema(
        operation_id="react",
        summary="Think something of a comment; the same again takes it back",
        request=ReactionIn,
        responses={200: ReactionsSeenOut},
    )
    def put(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        return self._react(ReactionKind(self.parsed(ReactionIn)["kind"]))

    @extend_schema(
        operation_id="take_reaction_back",
        summary="Think nothing of a comment any more",
        responses={200: ReactionsSeenOut},
    )
    def delete(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        return self._react(None)

    def _react(self, kind: ReactionKind | None) -> Response:
        target = CommentTarget(self.identity("feedback_id"), self.identity("comment_id"))
        command = React(actor=self.actor, project_id=self.identity("project_id"), target=target, kind=kind)
        return Response(talk().react(command).wire())


class ReactionsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_reactions",
        summary="Who thinks what of a comment, oldest first",
        parameters=[CursorQuery, picking(KNOWN)],
        responses={200: ReactionPageOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str, comment_id: str) -> Response:
        wanted = cursor_request(request, self.query(CursorQuery))
        page = talk().list_reactions(self.actor, self.identity("project_id"), place_of(self), wanted)
        return Response(cursor_body(request, page, self.pick([row.wire() for row in page.rows], KNOWN)))
