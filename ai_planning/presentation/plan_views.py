"""Plans of a project."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.create_plan import CreatePlan
from ai_planning.application.revise_plan import RevisePlan
from ai_planning.bootstrap.plans import plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.presentation import plan_answers as answers
from ai_planning.presentation import plan_bodies as bodies
from core.domain.events import plain
from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView


class PlansView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_plans",
        summary="Plans of a project, the last changed first",
        parameters=[PageQuery, picking(answers.SUMMARY_KNOWN)],
        responses={200: answers.PlanPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = plans().list_plans(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([row.wire() for row in page.rows], answers.SUMMARY_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_plan",
        summary="Begin a plan with its brief",
        parameters=[KEY],
        request=bodies.PlanIn,
        responses={201: answers.PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """Its four stages and twelve shots are there at once, without words; their seconds add up to the duration."""
        command = CreatePlan(**self.parsed(bodies.PlanIn))
        row = plans().create_plan(self.actor, self.identity("project_id"), command)
        return created(row, request.path)


class PlanTrashView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_plan_trash",
        summary="Plans in the trash, the last thrown away first",
        parameters=[PageQuery, picking(answers.TRASH_KNOWN)],
        responses={200: answers.TrashedPlanPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = plans().list_trash(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([plain(asdict(row)) for row in page.rows], answers.TRASH_KNOWN)
        return Response(page_body(request, wanted, page, rows))


class PlanView(ApiView):
    @extend_schema(
        operation_id="read_plan",
        summary="One plan, with its brief, stages and shots",
        parameters=[picking(answers.PLAN_KNOWN)],
        responses={200: answers.PlanOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        whole = plans().read_plan(self.actor, *plan_in(self)).wire()
        (body,) = self.pick([whole], answers.PLAN_KNOWN)
        return tagged(body, whole)

    @extend_schema(
        operation_id="update_plan",
        summary="Another title, another brief",
        parameters=[IF_MATCH],
        request=bodies.PlanChangesIn,
        responses={200: answers.PlanOut},
    )
    def patch(self, request: Request, project_id: str, plan_id: str) -> Response:
        """`If-Match` is stale when the title or the brief has changed since; other parts may have."""
        command = RevisePlan(**self.parsed(bodies.PlanChangesIn), expected_version=self.expected_version())
        with self.telling_current(body_of):
            row = plans().revise_plan(self.actor, *plan_in(self), command)
        return tagged(row.wire())

    @extend_schema(
        operation_id="delete_plan", summary="Put a plan into the trash", parameters=[IF_MATCH], responses={204: None}
    )
    def delete(self, request: Request, project_id: str, plan_id: str) -> Response:
        """For 30 days. Others' plans take an admin."""
        with self.telling_current(body_of):
            plans().delete_plan(self.actor, *plan_in(self), self.expected_version())
        return Response(status=204)


class RestorePlanView(ApiView):
    @extend_schema(
        operation_id="restore_plan",
        summary="Take a plan out of the trash, as it was",
        request=None,
        responses={200: answers.PlanOut},
    )
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Repeating it is no change."""
        return tagged(plans().restore_plan(self.actor, *plan_in(self)).wire())


class DuplicatePlanView(ApiView):
    @extend_schema(
        operation_id="duplicate_plan",
        summary="Copy a plan",
        parameters=[KEY],
        request=bodies.DuplicateIn,
        responses={201: answers.PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Its words, seconds and chosen pictures, without locks, comments and named states."""
        title = self.parsed(bodies.DuplicateIn).get("title")
        row = plans().duplicate_plan(self.actor, *plan_in(self), title)
        return created(row, request.path.removesuffix(f"/{plan_id}/duplicate"))


def plan_in(view: ApiView) -> tuple[UUID, UUID]:
    """The project and the plan that the address names."""
    return view.identity("project_id"), view.identity("plan_id")


def body_of(row: PlanRow) -> dict[str, Any]:
    return row.wire()


def created(row: PlanRow, below: str) -> Response:
    answer = tagged(row.wire(), status=201)
    answer["Location"] = f"{below}/{row.id}"
    return answer
