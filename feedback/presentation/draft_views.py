"""Texts that the caller has begun to write and not sent."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.errors import InvalidField
from core.domain.events import plain
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, picking
from core.presentation.views import ApiView, versioned
from feedback.application.drop_draft import DropDraft
from feedback.application.keep_draft import KeepDraft
from feedback.bootstrap.private import private
from feedback.domain.talk_refusals import DraftNotFound
from feedback.domain.unsent import Place, place_named
from feedback.presentation.private_schemas import PLACE_PATTERN, DraftIn, DraftOut, DraftPageOut
from feedback.presentation.schemas_out import fields_of

KNOWN = fields_of(DraftOut)
_PLACE = OpenApiParameter(
    "place", {"type": "string", "pattern": PLACE_PATTERN}, OpenApiParameter.PATH, description="Where it would go."
)


class DraftsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_drafts",
        summary="What the caller has not sent in a project, the last changed first",
        parameters=[PageQuery, picking(KNOWN)],
        responses={200: DraftPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = private().list_drafts(self.actor, self.identity("project_id"), wanted)
        return Response(page_body(request, wanted, page, self.pick([row.wire() for row in page.rows], KNOWN)))


class DraftView(ApiView):
    rates = {"PUT": "draft"}

    @extend_schema(
        operation_id="read_draft",
        summary="What the caller has not sent to one place",
        parameters=[_PLACE, picking(KNOWN)],
        responses={200: DraftOut},
    )
    def get(self, request: Request, project_id: str, place: str) -> Response:
        row = private().read_draft(self.actor, self.identity("project_id"), self._place())
        (body,) = self.pick([row.wire()], KNOWN)
        return versioned(body, row.version)

    @extend_schema(
        operation_id="keep_draft",
        summary="Keep a text that is not sent; over another one only with its ETag in If-Match",
        parameters=[_PLACE, IF_MATCH],
        request=DraftIn,
        responses={200: DraftOut},
    )
    def put(self, request: Request, project_id: str, place: str) -> Response:
        is_first = "If-Match" not in request.headers
        if place_named(place) is None:
            raise InvalidField("/place", "draft.no_such_place")
        body = plain(self.parsed(DraftIn))
        row = private().keep_draft(
            KeepDraft(**self._whose(), body=body, expected_version=0 if is_first else self.expected_version())
        )
        return versioned(row.wire(), row.version)

    @extend_schema(
        operation_id="drop_draft",
        summary="Throw a text away that is not sent",
        parameters=[_PLACE, IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, place: str) -> Response:
        private().drop_draft(DropDraft(**self._whose(), expected_version=self.expected_version()))
        return Response(status=204)

    def _whose(self) -> dict[str, Any]:
        return {"actor": self.actor, "project_id": self.identity("project_id"), "place": self._place()}

    def _place(self) -> Place:
        """The place in the path; nothing is kept in one that does not parse."""
        place = place_named(str(self.kwargs["place"]))
        if place is None:
            raise DraftNotFound
        return place
