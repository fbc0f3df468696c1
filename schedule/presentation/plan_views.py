"""Planning a schedule at once, and what is called when shots are filmed."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.language import Language
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.plan_schedule import PlanSchedule
from schedule.bootstrap.planning import planning
from schedule.contracts import Complexity, PlanMode, ProjectType
from schedule.domain.smart_plan import SmartPlan
from schedule.presentation import plan_answers as answers
from schedule.presentation.plan_bodies import PlanScheduleIn
from schedule.presentation.plan_rendering import call_body, planned_body


class AutoPlanView(ApiView):
    @extend_schema(
        operation_id="plan_schedule",
        summary="Plan a schedule from a day on: look at it, or apply it",
        parameters=[KEY],
        request=PlanScheduleIn,
        responses={200: answers.PlannedOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """Applied again, what it made is changed or, where the new plan has no use for it, removed; what somebody has
        placed, fixed, begun or worked on stays, and says so. 409 where another holds what would move or go."""
        command = _command(self.parsed(PlanScheduleIn))
        planned = planning().plan_schedule(self.actor, self.identity("project_id"), command)
        return Response(planned_body(planned))


class CallSheetView(ApiView):
    @extend_schema(
        operation_id="read_call_sheet",
        summary="Which shot is called when and where",
        parameters=[picking(answers.CALLS_KNOWN)],
        responses={200: answers.CallSheetOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        version, calls = planning().read_call_sheet(self.actor, self.identity("project_id"))
        whole = {"version": version, "calls": [call_body(each) for each in calls]}
        (body,) = self.pick([whole], answers.CALLS_KNOWN)
        return tagged(body, whole)


def _command(given: dict[str, Any]) -> PlanSchedule:
    kind, complexity = ProjectType[given["project_type"].upper()], Complexity[given["complexity"].upper()]
    return PlanSchedule(
        given["start_date"],
        PlanMode(given["mode"]),
        SmartPlan(kind, complexity, given["team_size"]),
        given.get("template_id"),
        Language(given["language"]),
        apply=given["apply"],
        move_fixed=given["move_fixed"],
    )
