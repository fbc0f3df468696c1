"""The work on a version, as people see it."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import rfc3339
from core.presentation.parameters import picking
from core.presentation.problems import message
from core.presentation.views import ApiView
from feedback.application.processing_ports import ProcessingRow, StepRow
from feedback.application.retry_processing import RetryProcessing
from feedback.bootstrap.progress import app
from feedback.presentation.decisions import decision_body
from feedback.presentation.processing_schemas import ProcessingOut
from feedback.presentation.schemas_out import fields_of

KNOWN = fields_of(ProcessingOut)


class ProcessingView(ApiView):
    @extend_schema(
        operation_id="read_processing",
        summary="What is made of a version, step by step",
        parameters=[picking(KNOWN)],
        responses={200: ProcessingOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        row = app().read_processing(self.actor, **_target(self))
        (body,) = self.pick([_body(row)], KNOWN)
        return Response(body)


class RetryProcessingView(ApiView):
    @extend_schema(
        operation_id="retry_processing",
        summary="Try again what has failed",
        request=None,
        responses={202: ProcessingOut},
    )
    def post(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        target = _target(self)
        app().retry_processing(RetryProcessing(actor=self.actor, **target))
        return Response(_body(app().read_processing(self.actor, **target)), status=202)


def _target(view: ApiView) -> dict[str, UUID]:
    return {name: view.identity(name) for name in ("project_id", "video_id", "version_id")}


def _body(row: ProcessingRow) -> dict[str, Any]:
    return {
        "version_id": str(row.version_id),
        "status": row.state.value,
        "steps": [_step(step) for step in row.steps],
        "decision": decision_body(row.delivery, row.reason),
    }


def _step(step: StepRow) -> dict[str, Any]:
    return {
        "name": step.name.value,
        "state": step.state.value,
        "progress": step.progress,
        "attempts": step.attempts,
        "failure": _words(step.failure_code),
        "started_at": rfc3339(step.started_at) if step.started_at else None,
        "ended_at": rfc3339(step.ended_at) if step.ended_at else None,
    }


def _words(code: str | None) -> dict[str, str] | None:
    return {"code": code, "detail": message(code)[1]} if code else None
