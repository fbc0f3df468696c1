"""Review rounds on versions."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.close_round import CloseRound
from feedback.application.open_round import OpenRound
from feedback.application.own_round import RoundTarget
from feedback.application.update_round import RoundChanges, UpdateRound
from feedback.bootstrap.rounds import review
from feedback.contracts import RoundRow, RoundRule
from feedback.presentation import round_schemas as schemas
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.version_views import path_of

KNOWN = fields_of(schemas.RoundOut)
DECISION_KNOWN = fields_of(schemas.DecisionOut)


class RoundsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_rounds",
        summary="Review rounds on a version, newest first",
        parameters=[schemas.RoundQuery, picking(KNOWN)],
        responses={200: schemas.RoundPageOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        wanted = page_request(self.query(schemas.RoundQuery))
        page = review().list_rounds(self.actor, path_of(self), wanted)
        rows = self.pick([row.wire() for row in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="open_round",
        summary="Ask people to review a version",
        parameters=[KEY],
        request=schemas.RoundIn,
        responses={201: schemas.RoundOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        """A version has one open round at most. When a newer version is ready, the round goes on there."""
        command = OpenRound(**version_target(self), **terms_of(self.parsed(schemas.RoundIn)))
        row = review().open_round(command)
        response = tagged(row.wire(), status=201)
        response["Location"] = f"{request.path}/{row.id}"
        return response


class RoundView(ApiView):
    @extend_schema(
        operation_id="read_round",
        summary="A review round",
        parameters=[picking(KNOWN)],
        responses={200: schemas.RoundOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str, round_id: str) -> Response:
        whole = review().read_round(self.actor, path_of(self), self.identity("round_id")).wire()
        (body,) = self.pick([whole], KNOWN)
        return tagged(body, whole)

    @extend_schema(
        operation_id="update_round",
        summary="Change whom an open round asks, its rule, or its due date",
        parameters=[IF_MATCH],
        request=schemas.RoundChangesIn,
        responses={200: schemas.RoundOut},
    )
    def patch(self, request: Request, project_id: str, video_id: str, version_id: str, round_id: str) -> Response:
        """By whoever opened it, or an admin."""
        given = self.parsed(schemas.RoundChangesIn)
        changes = RoundChanges(given=frozenset(given), **terms_of(given))
        with self.telling_current(RoundRow.wire):
            return tagged(review().update_round(UpdateRound(**round_target(self), changes=changes)).wire())


class CloseRoundView(ApiView):
    @extend_schema(
        operation_id="close_round",
        summary="End a review round; it stays as a record",
        parameters=[IF_MATCH],
        request=None,
        responses={200: schemas.RoundOut},
    )
    def post(self, request: Request, project_id: str, video_id: str, version_id: str, round_id: str) -> Response:
        """By whoever opened it, or an admin."""
        with self.telling_current(RoundRow.wire):
            return tagged(review().close_round(CloseRound(**round_target(self))).wire())


class DecisionsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_decisions",
        summary="Every decision that was given in a round, newest first",
        parameters=[schemas.DecisionQuery, picking(DECISION_KNOWN)],
        responses={200: schemas.DecisionPageOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str, round_id: str) -> Response:
        wanted = page_request(self.query(schemas.DecisionQuery))
        page = review().list_decisions(self.actor, path_of(self), self.identity("round_id"), wanted)
        rows = self.pick([row.wire() for row in page.rows], DECISION_KNOWN)
        return Response(page_body(request, wanted, page, rows))


def version_target(view: ApiView) -> dict[str, Any]:
    project_id, video_id, version_id = path_of(view)
    return {"actor": view.actor, "project_id": project_id, "video_id": video_id, "version_id": version_id}


def round_target(view: ApiView) -> dict[str, Any]:
    project_id, video_id, version_id = path_of(view)
    target = RoundTarget(
        video_id=video_id,
        version_id=version_id,
        round_id=view.identity("round_id"),
        expected_version=view.expected_version(),
    )
    return {"actor": view.actor, "project_id": project_id, "target": target}


def terms_of(given: dict[str, Any]) -> dict[str, Any]:
    """The body in the words of the command."""
    return given | ({"rule": RoundRule(given["rule"])} if "rule" in given else {})
