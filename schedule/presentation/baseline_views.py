"""Baselines: named pictures of a schedule."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.fields import LINE, ClosedBody, Text
from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from schedule.bootstrap.baselines import baselines
from schedule.domain.baseline import LONGEST_NAME
from schedule.presentation import baseline_answers as answers


class BaselineIn(ClosedBody):
    name = Text(pattern=LINE, max_length=LONGEST_NAME)


class BaselinesView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_baselines",
        summary="Baselines of a schedule, the newest first",
        parameters=[PageQuery, picking(answers.BASELINE_KNOWN)],
        responses={200: answers.BaselinePageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = baselines().list_baselines(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([row.wire() for row in page.rows], answers.BASELINE_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="save_baseline",
        summary="Keep where all tasks are to be now, under a name",
        parameters=[KEY],
        request=BaselineIn,
        responses={201: answers.BaselineOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """At most twenty a schedule."""
        row = baselines().save_baseline(self.actor, self.identity("project_id"), self.parsed(BaselineIn)["name"])
        return Response(row.wire(), status=201, headers={"Location": f"{request.path}/{row.id}"})


class BaselineView(ApiView):
    @extend_schema(
        operation_id="read_baseline",
        summary="One baseline",
        parameters=[picking(answers.BASELINE_KNOWN)],
        responses={200: answers.BaselineOut},
    )
    def get(self, request: Request, project_id: str, baseline_id: str) -> Response:
        row = baselines().read_baseline(self.actor, *_baseline_in(self))
        (body,) = self.pick([row.wire()], answers.BASELINE_KNOWN)
        return Response(body)

    @extend_schema(operation_id="delete_baseline", summary="Forget a baseline", responses={204: None})
    def delete(self, request: Request, project_id: str, baseline_id: str) -> Response:
        """Others' baselines take an admin."""
        baselines().delete_baseline(self.actor, *_baseline_in(self))
        return Response(status=204)


class BaselineComparisonView(ApiView):
    @extend_schema(
        operation_id="compare_baseline",
        summary="How far each task and the whole have come away from a baseline",
        parameters=[picking(answers.COMPARISON_KNOWN)],
        responses={200: answers.BaselineComparisonOut},
    )
    def get(self, request: Request, project_id: str, baseline_id: str) -> Response:
        """Tasks as the schedule orders them now; those that are gone come last."""
        found = baselines().compare_baseline(self.actor, *_baseline_in(self))
        (body,) = self.pick([answers.comparison_body(*found)], answers.COMPARISON_KNOWN)
        return Response(body)


def _baseline_in(view: ApiView) -> tuple[UUID, UUID]:
    """The project and the baseline that the address names."""
    return view.identity("project_id"), view.identity("baseline_id")
