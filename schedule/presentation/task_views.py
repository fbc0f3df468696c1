"""The schedule of a project, and its tasks."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import utc_now
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.bootstrap.tasks import tasks
from schedule.presentation import task_answers as answers
from schedule.presentation import task_bodies as bodies
from schedule.presentation.schedule_rendering import changed_body, schedule_body


class ScheduleView(ApiView):
    @extend_schema(
        operation_id="read_schedule",
        summary="The whole schedule of a project",
        parameters=[picking(answers.SCHEDULE_KNOWN)],
        responses={200: answers.ScheduleOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """Empty, of version 0, until somebody plans something."""
        whole = schedule_body(tasks().read_schedule(self.actor, self.identity("project_id")), utc_now())
        (body,) = self.pick([whole], answers.SCHEDULE_KNOWN)
        return tagged(body, whole)


class TasksView(ApiView):
    @extend_schema(
        operation_id="add_task",
        summary="Add a task or a milestone",
        parameters=[KEY],
        request=bodies.TaskIn,
        responses={201: answers.ChangedTaskOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        changed = tasks().add_task(self.actor, self.identity("project_id"), self.parsed(bodies.TaskIn))
        answer = tagged(changed_body(changed), status=201)
        answer["Location"] = f"{request.path}/{changed.row.id}"
        return answer
