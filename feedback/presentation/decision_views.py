"""What reviewers say of a cut, and that they have finished."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.decide import Decide
from feedback.application.decide_on_version import DecideOnVersion
from feedback.application.finish_review import FinishReview
from feedback.bootstrap.rounds import review
from feedback.contracts import ReviewDecision
from feedback.presentation import round_schemas as schemas
from feedback.presentation.round_views import version_target


class RoundDecisionView(ApiView):
    @extend_schema(
        operation_id="decide",
        summary="Approve a cut or ask for changes, in an open round",
        request=schemas.DecisionIn,
        responses={200: schemas.RoundOut},
    )
    def put(self, request: Request, project_id: str, video_id: str, version_id: str, round_id: str) -> Response:
        """By whoever may approve, asked or not. Another decision takes the place of the one before, which stays in
        the record; the same again is no change."""
        given = decision_of(self.parsed(schemas.DecisionIn))
        command = Decide(**version_target(self), round_id=self.identity("round_id"), **given)
        return tagged(review().decide(command).wire())


class VersionDecisionView(ApiView):
    @extend_schema(
        operation_id="decide_on_version",
        summary="Approve a version or ask for changes, whether anybody asked or not",
        request=schemas.DecisionIn,
        responses={200: schemas.RoundOut},
    )
    def put(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        """In the open round; where there is none, one begins with it in which one approval is enough."""
        command = DecideOnVersion(**version_target(self), **decision_of(self.parsed(schemas.DecisionIn)))
        return tagged(review().decide_on_version(command).wire())


class FinishView(ApiView):
    rates = {"POST": "finish"}

    @extend_schema(
        operation_id="finish_review",
        summary="Say that you have finished with a version",
        parameters=[KEY],
        request=schemas.FinishIn,
        responses={201: schemas.FinishOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        """Those concerned get one summary of what you wrote since the last time, with pictures of the frames. Where
        nothing is new since then, the last summary is all."""
        command = FinishReview(**version_target(self), **self.parsed(schemas.FinishIn))
        return Response(review().finish_review(command).wire(), status=201)


def decision_of(given: dict[str, Any]) -> dict[str, Any]:
    """The body in the words of the command."""
    return given | {"decision": ReviewDecision(given["decision"])}
