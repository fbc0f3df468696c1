"""Plans of a project."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.create_plan import CreatePlan
from ai_planning.bootstrap.plans import plans
from ai_planning.presentation import plan_bodies as bodies
from ai_planning.presentation.plan_answers import PLAN_KNOWN, SUMMARY_KNOWN, PlanOut, PlanPageOut
from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView


class PlansView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_plans",
        summary="Plans of a project, the last changed first",
        parameters=[PageQuery, picking(SUMMARY_KNOWN)],
        responses={200: PlanPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = plans().list_plans(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([row.wire() for row in page.rows], SUMMARY_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_plan",
        summary="Begin a plan with its brief",
        parameters=[KEY],
        request=bodies.PlanIn,
        responses={201: PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """Its four stages and twelve shots are there at once, without words; their seconds add up to the duration."""
        command = CreatePlan(**self.parsed(bodies.PlanIn))
        row = plans().create_plan(self.actor, self.identity("project_id"), command)
        answer = tagged(row.wire(), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class PlanView(ApiView):
    @extend_schema(
        operation_id="read_plan", summary="One plan", parameters=[picking(PLAN_KNOWN)], responses={200: PlanOut}
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        whole = plans().read_plan(self.actor, self.identity("project_id"), self.identity("plan_id")).wire()
        (body,) = self.pick([whole], PLAN_KNOWN)
        return tagged(body, whole)
