"""The product's presets, and one's own."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.brief_terms import told_below
from ai_planning.application.revise_preset import RevisePreset
from ai_planning.bootstrap.presets import presets
from ai_planning.domain.preset import PartialBrief
from ai_planning.presentation import preset_schemas as schemas
from ai_planning.presentation.preset_rendering import current_body, preset_body
from core.presentation.idempotency import idempotent
from core.presentation.language import spoken
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView

KNOWN = tuple(schemas.PresetOut().fields)


class PresetsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_presets",
        summary="The product's four presets, then one's own by name",
        parameters=[PageQuery, picking(KNOWN)],
        responses={200: schemas.PresetPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = presets().list_presets(self.actor, wanted)
        rows = self.pick([preset_body(row, spoken()) for row in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_preset",
        summary="Keep a part of a brief under a name; at most 50",
        parameters=[KEY],
        request=schemas.PresetIn,
        responses={201: schemas.PresetOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.PresetIn)
        row = presets().create_preset(self.actor, given["name"], _partial(given["brief"]))
        answer = tagged(preset_body(row, spoken()), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class PresetView(ApiView):
    @extend_schema(
        operation_id="read_preset", summary="One preset", parameters=[picking(KNOWN)],
        responses={200: schemas.PresetOut},
    )  # fmt: skip
    def get(self, request: Request, preset_id: str) -> Response:
        body = preset_body(presets().read_preset(self.actor, self.identity("preset_id")), spoken())
        return tagged(self.pick([body], KNOWN)[0], body)

    @extend_schema(
        operation_id="revise_preset",
        summary="Another name, or another part of a brief",
        parameters=[IF_MATCH],
        request=schemas.PresetChangesIn,
        responses={200: schemas.PresetOut},
    )
    def patch(self, request: Request, preset_id: str) -> Response:
        given = self.parsed(schemas.PresetChangesIn)
        if "brief" in given:
            given["brief"] = _partial(given["brief"])
        command = RevisePreset(**given, expected_version=self.expected_version())
        with self.telling_current(current_body):
            row = presets().revise_preset(self.actor, self.identity("preset_id"), command)
        return tagged(preset_body(row, spoken()))

    @extend_schema(
        operation_id="delete_preset", summary="Delete a preset of one's own", parameters=[IF_MATCH],
        responses={204: None},
    )  # fmt: skip
    def delete(self, request: Request, preset_id: str) -> Response:
        with self.telling_current(current_body):
            presets().delete_preset(self.actor, self.identity("preset_id"), self.expected_version())
        return Response(status=204)


def _partial(terms: dict[str, Any]) -> PartialBrief:
    with told_below("/brief"):
        return PartialBrief(terms)
