"""Some days of a project's calendar, and of all that the caller has to do with."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.language import spoken
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from schedule.bootstrap.calendar import calendar
from schedule.presentation import calendar_answers as answers


class CalendarView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="read_calendar",
        summary="Days of a project: occurrences, tasks, milestones, phases, public holidays",
        parameters=[answers.CalendarQuery, picking(answers.PROJECT_KNOWN)],
        responses={200: answers.ProjectCalendarOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """A month unless another view is asked for, or days from one to another."""
        project = self.identity("project_id")
        days = calendar().read_calendar(self.actor, project, answers.which_days(self.query(answers.CalendarQuery)))
        (body,) = self.pick([answers.project_body(days, project, spoken())], answers.PROJECT_KNOWN)
        return Response(body)


class OwnCalendarView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="read_own_calendar",
        summary="Days of all one's projects and of one's own calendar",
        parameters=[answers.CalendarQuery, picking(answers.OWN_KNOWN)],
        responses={200: answers.OwnCalendarOut},
    )
    def get(self, request: Request) -> Response:
        days = calendar().read_own_calendar(self.actor, answers.which_days(self.query(answers.CalendarQuery)))
        (body,) = self.pick([answers.own_body(days, spoken())], answers.OWN_KNOWN)
        return Response(body)
