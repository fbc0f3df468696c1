"""Asking for what takes its time: each answers with the job that will make it."""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.request_job import RequestJob
from ai_planning.bootstrap.jobs import app
from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.job_wish import JobWish
from ai_planning.domain.provenance import Provider
from ai_planning.presentation import job_schemas as schemas
from ai_planning.presentation.job_rendering import job_body
from core.domain.errors import InvalidField
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.views import ApiView


class GenerationView(ApiView):
    rates: ClassVar[dict[str, str]] = {"POST": "generate"}

    def asked(self, kind: JobKind, given: dict[str, Any], part_id: UUID | None = None) -> Response:
        """The job of the plan in the path."""
        provider = Provider(given.pop("provider")) if "provider" in given else None
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
        wish = JobWish(kind=kind, part_id=part_id, provider=provider, **given)
        place = {"project_id": self.identity("project_id"), "plan_id": self.identity("plan_id")}
        return accepted(job_body(app().request_job(RequestJob(actor=self.actor, wish=wish, **place))))


class StoryView(GenerationView):
    @extend_schema(
        operation_id="generate_story",
        summary="Write the four stages from the brief",
        parameters=[KEY],
        request=schemas.GenerationIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Stages that are locked, or that somebody changes before it is done, stay as they are."""
        return self.asked(JobKind.STORY, self.parsed(schemas.GenerationIn))


class ShotsView(GenerationView):
    @extend_schema(
        operation_id="generate_shots",
        summary="Design the twelve shots from the story",
        parameters=[KEY],
        request=schemas.GenerationIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Shots that are locked, or that somebody changes before it is done, stay as they are."""
        return self.asked(JobKind.SHOTS, self.parsed(schemas.GenerationIn))


class StageAgainView(GenerationView):
    @extend_schema(
        operation_id="regenerate_stage",
        summary="Write one stage anew, so that it fits the others",
        parameters=[KEY],
        request=schemas.PartGenerationIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, stage_id: str) -> Response:
        return self.asked(JobKind.STAGE, self.parsed(schemas.PartGenerationIn), self.identity("stage_id"))


class ShotAgainView(GenerationView):
    @extend_schema(
        operation_id="regenerate_shot",
        summary="Design one shot anew, so that it fits its neighbours",
        parameters=[KEY],
        request=schemas.PartGenerationIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        return self.asked(JobKind.SHOT, self.parsed(schemas.PartGenerationIn), self.identity("shot_id"))


class InsertsGeneration(GenerationView):
    """Beside setting them by hand, at the same address."""

    @extend_schema(
        operation_id="generate_inserts",
        summary="Design up to three inserts for a shot",
        parameters=[KEY],
        request=schemas.PartGenerationIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        return self.asked(JobKind.INSERTS, self.parsed(schemas.PartGenerationIn), self.identity("shot_id"))


class StoryboardView(GenerationView):
    @extend_schema(
        operation_id="generate_storyboard",
        summary="Draw a frame for each shot, or for some",
        parameters=[KEY],
        request=schemas.StoryboardIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Each frame is kept and charged when it is drawn; a job that is cancelled keeps those."""
        return self.asked(JobKind.STORYBOARD, self.parsed(schemas.StoryboardIn))


class ExportView(GenerationView):
    @extend_schema(
        operation_id="export_plan",
        summary="Make a file of the plan; its job tells where it is",
        parameters=[KEY],
        request=schemas.ExportIn,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """A PDF counts as one of the day, other formats cost nothing."""
        given = self.parsed(schemas.ExportIn)
        file_format = ExportFormat(given["format"])
        if file_format is not ExportFormat.PDF and "layout" in given:
            raise InvalidField("/layout", "export.no_layout")
        layout = PdfLayout(given.get("layout", PdfLayout.CARDS)) if file_format is ExportFormat.PDF else None
        return self.asked(JobKind.EXPORT, {"format": file_format, "layout": layout})


def accepted(body: dict[str, Any]) -> Response:
    location = f"/v2/ai-planning/{body['project_id']}/jobs/{body['id']}"
    return Response({"job": body}, status=202, headers={"Location": location})
