"""When people work."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.parameters import IF_MATCH
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.keep_working_time import KeepWorkingTime, SeenWorkingTime
from schedule.bootstrap.phases import phases
from schedule.presentation.shift_rendering import rearranged_body
from schedule.presentation.working_time_schemas import KeptWorkingTimeOut, WorkingTimeIn, WorkingTimeOut


class WorkingTimeView(ApiView):
    @extend_schema(
        operation_id="read_working_time",
        summary="When people work on a project",
        responses={200: WorkingTimeOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        return tagged(_body(phases().read_working_time(self.actor, self.identity("project_id"))))

    @extend_schema(
        operation_id="update_working_time",
        summary="Let people work at other times; everything is placed anew",
        parameters=[IF_MATCH],
        request=WorkingTimeIn,
        responses={200: KeptWorkingTimeOut},
    )
    def patch(self, request: Request, project_id: str) -> Response:
        """What is not given stays. `If-Match` is stale when anything of the schedule has changed since."""
        command = KeepWorkingTime(self.parsed(WorkingTimeIn), self.expected_version())
        with self.telling_current(_body):
            kept = phases().keep_working_time(self.actor, self.identity("project_id"), command)
        return tagged(_body(kept) | rearranged_body(kept.rearranged))


def _body(seen: SeenWorkingTime) -> dict[str, Any]:
    return seen.row.wire() | {"version": seen.version}
