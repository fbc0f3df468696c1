"""The phases of a schedule, and the links between its tasks."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.ids import new_id
from core.presentation.idempotency import idempotent
from core.presentation.parameters import IF_MATCH, KEY
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.revise_link import ReviseLink
from schedule.application.revise_phase import RevisePhase
from schedule.bootstrap.phases import phases
from schedule.domain.drafts import LinkDraft
from schedule.domain.network import Span
from schedule.presentation import task_answers as answers
from schedule.presentation import task_bodies as bodies
from schedule.presentation.schedule_rendering import changed_body
from schedule.presentation.shift_rendering import rearranged_body


class PhasesView(ApiView):
    @extend_schema(
        operation_id="add_phase",
        summary="Add a phase",
        parameters=[KEY],
        request=bodies.PhaseIn,
        responses={201: answers.PhaseOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        row = phases().add_phase(self.actor, self.identity("project_id"), self.parsed(bodies.PhaseIn))
        answer = tagged(row.wire(), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class PhaseView(ApiView):
    @extend_schema(
        operation_id="update_phase",
        summary="Give a phase another name, colour or group",
        parameters=[IF_MATCH],
        request=bodies.PhaseChangesIn,
        responses={200: answers.PhaseOut},
    )
    def patch(self, request: Request, project_id: str, phase_id: str) -> Response:
        words = self.parsed(bodies.PhaseChangesIn)
        command = RevisePhase(self.identity("phase_id"), words, self.expected_version())
        with self.telling_current(_wire):
            row = phases().revise_phase(self.actor, self.identity("project_id"), command)
        return tagged(row.wire())

    @extend_schema(
        operation_id="delete_phase",
        summary="Take a phase away; its tasks stay, without one",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, phase_id: str) -> Response:
        with self.telling_current(_wire):
            phases().remove_phase(self.actor, *_in(self, "phase_id"), self.expected_version())
        return Response(status=204)


class PhaseOrderView(ApiView):
    @extend_schema(
        operation_id="order_phases",
        summary="Put the phases in another order",
        request=bodies.PhaseOrderIn,
        responses={200: answers.VersionOut},
    )
    def put(self, request: Request, project_id: str) -> Response:
        wanted = tuple(self.parsed(bodies.PhaseOrderIn)["phase_ids"])
        return Response({"schedule_version": phases().order_phases(self.actor, self.identity("project_id"), wanted)})


class LinksView(ApiView):
    @extend_schema(
        operation_id="add_link",
        summary="Let a task wait for another",
        parameters=[KEY],
        request=bodies.TaskLinkIn,
        responses={201: answers.ChangedTaskLinkOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """422 where the tasks would wait for each other in a circle, which is named."""
        terms = self.parsed(bodies.TaskLinkIn)
        lag = Span(terms.pop("lag_days", 0), terms.pop("lag_minutes", 0))
        changed = phases().add_link(self.actor, self.identity("project_id"), LinkDraft(id=new_id(), lag=lag, **terms))
        answer = tagged(changed_body(changed), status=201)
        answer["Location"] = f"{request.path}/{changed.row.id}"
        return answer


class LinkView(ApiView):
    @extend_schema(
        operation_id="update_link",
        summary="Give a link another type or lag",
        parameters=[IF_MATCH],
        request=bodies.TaskLinkChangesIn,
        responses={200: answers.ChangedTaskLinkOut},
    )
    def patch(self, request: Request, project_id: str, task_link_id: str) -> Response:
        terms = self.parsed(bodies.TaskLinkChangesIn)
        command = ReviseLink(self.identity("task_link_id"), terms, self.expected_version())
        with self.telling_current(_wire):
            changed = phases().revise_link(self.actor, self.identity("project_id"), command)
        return tagged(changed_body(changed))

    @extend_schema(
        operation_id="delete_link",
        summary="Let a task wait no longer",
        parameters=[IF_MATCH],
        responses={200: answers.RemovedOut},
    )
    def delete(self, request: Request, project_id: str, task_link_id: str) -> Response:
        with self.telling_current(_wire):
            gone = phases().remove_link(self.actor, *_in(self, "task_link_id"), self.expected_version())
        return Response(rearranged_body(gone.rearranged) | {"schedule_version": gone.version})


def _in(view: ApiView, name: str) -> tuple[UUID, UUID]:
    return view.identity("project_id"), view.identity(name)


def _wire(row: Any) -> dict[str, Any]:
    body: dict[str, Any] = row.wire()
    return body
