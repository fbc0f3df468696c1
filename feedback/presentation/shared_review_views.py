"""What guests decide about the version that they see, and that they have finished with it."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import KEY, picking
from core.presentation.tags import tagged
from feedback.application.decide_on_version import DecideOnVersion
from feedback.application.finish_review import FinishReview
from feedback.bootstrap.visiting import reviewing_as_guest
from feedback.presentation import round_schemas as schemas
from feedback.presentation.decision_views import decision_of
from feedback.presentation.guests import GuestView
from feedback.presentation.round_views import KNOWN


class _VersionView(GuestView):
    def target(self) -> dict[str, Any]:
        """Who asks, and about which version."""
        return self.place | {"video_id": self.given.video_id, "version_id": self.identity("version_id")}


class SharedRoundsView(_VersionView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_shared_rounds",
        summary="Review rounds on the version, newest first",
        parameters=[schemas.RoundQuery, picking(KNOWN)],
        responses={200: schemas.RoundPageOut},
    )
    def get(self, request: Request, version_id: str) -> Response:
        wanted = page_request(self.query(schemas.RoundQuery))
        path = (self.given.project_id, self.given.video_id, self.identity("version_id"))
        page = reviewing_as_guest(*path[1:]).list_rounds(self.actor, path, wanted)
        rows = self.pick([row.wire() for row in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))


class SharedDecisionView(_VersionView):
    @extend_schema(
        operation_id="decide_as_guest",
        summary="Approve the version or ask for changes, with a link that gives the right",
        request=schemas.DecisionIn,
        responses={200: schemas.RoundOut},
    )
    def put(self, request: Request, version_id: str) -> Response:
        """In the open round; where there is none, one begins with it in which one approval is enough."""
        target = self.target()
        command = DecideOnVersion(**target, **decision_of(self.parsed(schemas.DecisionIn)))
        decide = reviewing_as_guest(target["video_id"], target["version_id"]).decide_on_version
        return tagged(decide(command).wire())


class SharedFinishView(_VersionView):
    rates = {"POST": "finish"}

    @extend_schema(
        operation_id="finish_as_guest",
        summary="Say that you have finished with the version",
        parameters=[KEY],
        request=schemas.FinishIn,
        responses={201: schemas.FinishOut},
    )
    @idempotent
    def post(self, request: Request, version_id: str) -> Response:
        """Those concerned get one summary of what you wrote since the last time."""
        target = self.target()
        command = FinishReview(**target, **self.parsed(schemas.FinishIn))
        finish = reviewing_as_guest(target["video_id"], target["version_id"]).finish_review
        return Response(finish(command).wire(), status=201)
