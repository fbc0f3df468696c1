"""How far the caller has read."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from feedback.application.mark_conversation_read import MarkConversationRead
from feedback.application.talk_read_models import UnreadQuestion
from feedback.bootstrap.private import private
from feedback.presentation.private_schemas import (
    ConversationReadIn,
    UnreadCommentsOut,
    UnreadCommentsPageOut,
    UnreadCommentsQuery,
)
from feedback.presentation.schemas_out import fields_of

KNOWN = fields_of(UnreadCommentsOut)


class ConversationReadView(ApiView):
    rates = {"PUT": "mark"}

    @extend_schema(
        operation_id="mark_conversation_read",
        summary="Mark the conversation on an item as read, up to a comment or to the last",
        request=ConversationReadIn,
        responses={200: UnreadCommentsOut},
    )
    def put(self, request: Request, project_id: str, feedback_id: str) -> Response:
        command = MarkConversationRead(
            actor=self.actor,
            project_id=self.identity("project_id"),
            feedback_id=self.identity("feedback_id"),
            comment_id=self.parsed(ConversationReadIn).get("comment_id"),
        )
        return Response(private().mark_conversation_read(command).wire())


class ReadMarksView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_read_marks",
        summary="What the caller has not read, by item, the last spoken of first",
        parameters=[UnreadCommentsQuery, picking(KNOWN)],
        responses={200: UnreadCommentsPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(UnreadCommentsQuery)
        question = UnreadQuestion(page_request(query), query.get("feedback_ids"))
        answer = private().list_unread(self.actor, self.identity("project_id"), question)
        rows = self.pick([row.wire() for row in answer.page.rows], KNOWN)
        return Response(page_body(request, question.page, answer.page, rows) | {"unread": answer.unread})
