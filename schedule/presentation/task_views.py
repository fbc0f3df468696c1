"""The schedule of a project, and its tasks."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import utc_now
from core.presentation.idempotency import idempotent
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.move_task import MoveTask
from schedule.application.revise_task import ReviseTask
from schedule.application.schedule_ports import TaskFilter
from schedule.bootstrap.tasks import tasks
from schedule.contracts import TaskStatus
from schedule.presentation import task_answers as answers
from schedule.presentation import task_bodies as bodies
from schedule.presentation.schedule_rendering import analysis_body, changed_body, schedule_body, task_body
from schedule.presentation.shift_rendering import rearranged_body


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


class AnalysisView(ApiView):
    @extend_schema(
        operation_id="analyse_schedule",
        summary="Floats and the critical path of a schedule",
        parameters=[picking(answers.ANALYSIS_KNOWN)],
        responses={200: answers.AnalysisOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """What may slip and how far, what may not, and which demands cannot be met."""
        whole = analysis_body(tasks().read_analysis(self.actor, self.identity("project_id")))
        (body,) = self.pick([whole], answers.ANALYSIS_KNOWN)
        return tagged(body, whole)


class TasksView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_tasks",
        summary="Tasks of a project, in their order",
        parameters=[bodies.TaskQuery, picking(answers.TASK_KNOWN)],
        responses={200: answers.TaskPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        asked = self.query(bodies.TaskQuery)
        wanted, status = page_request(asked), asked.get("status")
        which = TaskFilter(
            phase_id=asked.get("phase"),
            assignee_id=asked.get("assignee"),
            status=None if status is None else TaskStatus.named(status),
            since=asked.get("since"),
            until=asked.get("until"),
            text=asked.get("text", ""),
        )
        page = tasks().list_tasks(self.actor, self.identity("project_id"), wanted, which)
        rows = self.pick([task_body(row) for row in page.rows], answers.TASK_KNOWN)
        return Response(page_body(request, wanted, page, rows))

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


class TaskView(ApiView):
    @extend_schema(
        operation_id="read_task",
        summary="One task",
        parameters=[picking(answers.TASK_KNOWN)],
        responses={200: answers.TaskOut},
    )
    def get(self, request: Request, project_id: str, task_id: str) -> Response:
        whole = task_body(tasks().read_task(self.actor, *task_in(self)))
        (body,) = self.pick([whole], answers.TASK_KNOWN)
        return tagged(body, whole)

    @extend_schema(
        operation_id="update_task",
        summary="Say something else of a task",
        parameters=[IF_MATCH],
        request=bodies.TaskChangesIn,
        responses={200: answers.ChangedTaskOut},
    )
    def patch(self, request: Request, project_id: str, task_id: str) -> Response:
        """What waits for it moves along at once. `If-Match` is stale when this task has changed or moved since."""
        terms = self.parsed(bodies.TaskChangesIn)
        move_fixed = terms.pop("move_fixed", False)
        command = ReviseTask(self.identity("task_id"), terms, move_fixed, self.expected_version())
        with self.telling_current(task_body):
            changed = tasks().revise_task(self.actor, self.identity("project_id"), command)
        return tagged(changed_body(changed))

    @extend_schema(
        operation_id="delete_task",
        summary="Take a task out of the schedule, with its links",
        parameters=[IF_MATCH],
        responses={200: answers.RemovedOut},
    )
    def delete(self, request: Request, project_id: str, task_id: str) -> Response:
        with self.telling_current(task_body):
            gone = tasks().remove_task(self.actor, *task_in(self), self.expected_version())
        return Response(rearranged_body(gone.rearranged) | {"schedule_version": gone.version})


class MoveTaskView(ApiView):
    @extend_schema(
        operation_id="move_task",
        summary="Move a task: look what moves along, then do it",
        parameters=[IF_MATCH],
        request=bodies.MoveIn,
        responses={200: answers.MovedOut},
    )
    def post(self, request: Request, project_id: str, task_id: str) -> Response:
        """Without `apply` nothing changes. What somebody has fixed stays unless `move_fixed` says otherwise."""
        terms = self.parsed(bodies.MoveIn)
        flags = {name: terms.pop(name, False) for name in ("apply", "move_fixed")}
        command = MoveTask(self.identity("task_id"), terms, expected_version=self.expected_version(), **flags)
        with self.telling_current(task_body):
            moved = tasks().move_task(self.actor, self.identity("project_id"), command)
        told = {"applied": moved.applied, "schedule_version": moved.version}
        return Response(rearranged_body(moved.rearranged) | told)


class TaskOrderView(ApiView):
    @extend_schema(
        operation_id="order_tasks",
        summary="Put the tasks of a phase in another order",
        request=bodies.TaskOrderIn,
        responses={200: answers.VersionOut},
    )
    def put(self, request: Request, project_id: str) -> Response:
        """All of them, each once; nothing moves in time."""
        wanted = self.parsed(bodies.TaskOrderIn)
        version = tasks().order_tasks(
            self.actor, self.identity("project_id"), wanted["phase_id"], tuple(wanted["task_ids"])
        )
        return Response({"schedule_version": version})


def task_in(view: ApiView) -> tuple[UUID, UUID]:
    """The project and the task that the address names."""
    return view.identity("project_id"), view.identity("task_id")
