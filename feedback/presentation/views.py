"""Items of feedback."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.rendering import OrjsonParser
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.concerned import concerned_by
from feedback.application.delete_feedback import DeleteFeedback
from feedback.application.revise_feedback import ReviseFeedback
from feedback.bootstrap import app
from feedback.contracts import FeedbackStatus, Resolution
from feedback.presentation.list_answer import list_body
from feedback.presentation.list_query import FeedbackQuery, feedback_question
from feedback.presentation.note_parsing import given_marks, given_words
from feedback.presentation.schemas_in import FeedbackChangesIn, NoteIn, VideoFormIn
from feedback.presentation.schemas_out import FeedbackOut, FeedbackPageOut, fields_of
from feedback.presentation.submissions import is_form, submitted_note, submitted_video
from feedback.presentation.video_form import StreamedForm, Weighed, receive

KNOWN = fields_of(FeedbackOut)


class FeedbackListView(ApiView):
    kept_under = "project_id"
    rates = {"GET": "list", "POST": "feedback"}
    parser_classes = (OrjsonParser, StreamedForm)

    def content_digest(self) -> str:
        weighed = Weighed()
        return receive(self.request._request, weighed).digest(weighed.sha256)

    @extend_schema(
        operation_id="list_feedback",
        summary="Items of a project, with totals",
        parameters=[FeedbackQuery, picking(KNOWN)],
        responses={200: FeedbackPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        question = feedback_question(request, self.actor, self.query(FeedbackQuery))
        answer = app().list_feedback(self.actor, self.identity("project_id"), question)
        rows = self.pick([row.wire() for row in answer.page.rows], KNOWN)
        return Response(list_body(request, question, answer, rows))

    @extend_schema(
        operation_id="submit_feedback",
        summary="Submit a new video with a first item, or a note on a video that is there",
        parameters=[KEY],
        request={"multipart/form-data": VideoFormIn, "application/json": NoteIn},
        responses={201: FeedbackOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        row = (submitted_video(self) if is_form(self) else submitted_note(self)).wire()
        response = tagged(row, row, status=201)
        response["Location"] = f"{request.path}/{row['id']}"
        return response


class FeedbackView(ApiView):
    kept_under = "project_id"

    @extend_schema(
        operation_id="read_feedback", summary="One item", parameters=[picking(KNOWN)], responses={200: FeedbackOut}
    )
    def get(self, request: Request, project_id: str, feedback_id: str) -> Response:
        row = app().read_feedback(self.actor, self.identity("project_id"), self.identity("feedback_id")).wire()
        (body,) = self.pick([row], KNOWN)
        return tagged(body, row)

    @extend_schema(
        operation_id="revise_feedback",
        summary="Change what an item says, where it lies, whom it concerns, its status",
        parameters=[IF_MATCH],
        request=FeedbackChangesIn,
        responses={200: FeedbackOut},
    )
    def patch(self, request: Request, project_id: str, feedback_id: str) -> Response:
        given = self.parsed(FeedbackChangesIn)
        row = app().revise_feedback(ReviseFeedback(**self._target(), **_changes(given))).wire()
        return tagged(row, row)

    @extend_schema(
        operation_id="delete_feedback",
        summary="Delete an item with its conversation",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, feedback_id: str) -> Response:
        app().delete_feedback(DeleteFeedback(**self._target()))
        return Response(status=204)

    def _target(self) -> dict[str, Any]:
        return {
            "actor": self.actor,
            "project_id": self.identity("project_id"),
            "feedback_id": self.identity("feedback_id"),
            "expected_version": self.expected_version(),
        }


def _changes(given: dict[str, Any]) -> dict[str, Any]:
    resolution = given.get("resolution")
    return {
        "changes": given_words(given),
        "concerned": concerned_by(given),
        "marks": given_marks(given),
        "status": FeedbackStatus(given["status"]) if "status" in given else None,
        "resolution": None if resolution is None else Resolution(resolution),
        "is_unresolved": "resolution" in given and resolution is None,
    }
