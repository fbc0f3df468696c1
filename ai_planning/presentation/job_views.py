"""Jobs, quotas and budgets."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.cancel_job import CancelJob
from ai_planning.application.job_ports import JobFilter
from ai_planning.application.retry_job import RetryJob
from ai_planning.application.set_budget import SetBudget
from ai_planning.bootstrap.jobs import app
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.presentation import job_schemas as schemas
from ai_planning.presentation.generation_views import accepted
from ai_planning.presentation.job_rendering import budget_body, job_body, quotas_body
from core.presentation.idempotency import idempotent
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView

KNOWN = tuple(schemas.JobOut().fields)


class JobsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_planning_jobs",
        summary="What was asked to be made in the project, newest first",
        parameters=[schemas.JobsQuery, picking(KNOWN)],
        responses={200: schemas.JobPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(schemas.JobsQuery)
        only = JobFilter(
            plan_id=query.get("plan_id"),
            kind=JobKind(query["kind"]) if "kind" in query else None,
            status=JobStatus(query["status"]) if "status" in query else None,
        )
        page = app().list_jobs(self.actor, self.identity("project_id"), cursor_request(request, query), only)
        return Response(cursor_body(request, page, self.pick([job_body(row) for row in page.rows], KNOWN)))


class JobView(ApiView):
    @extend_schema(
        operation_id="read_planning_job",
        summary="How far it is, and what came of it",
        parameters=[picking(KNOWN)],
        responses={200: schemas.JobOut},
    )
    def get(self, request: Request, project_id: str, job_id: str) -> Response:
        seen = app().read_job(self.actor, self.identity("project_id"), self.identity("job_id"))
        return Response(self.pick([job_body(seen.row, seen.url)], KNOWN)[0])


class CancelJobView(ApiView):
    @extend_schema(
        operation_id="cancel_planning_job",
        summary="Stop it; what it has not used is given back",
        parameters=[KEY],
        request=None,
        responses={200: schemas.JobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, job_id: str) -> Response:
        """One that was cancelled before stays so."""
        ids = {"project_id": self.identity("project_id"), "job_id": self.identity("job_id")}
        return Response(job_body(app().cancel_job(CancelJob(actor=self.actor, **ids))))


class RetryJobView(ApiView):
    rates = {"POST": "generate"}

    @extend_schema(
        operation_id="retry_planning_job",
        summary="Ask anew for what failed or was cancelled: another job",
        parameters=[KEY],
        request=None,
        responses={202: schemas.AskedJobOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, job_id: str) -> Response:
        """Frames that were drawn are not drawn again."""
        ids = {"project_id": self.identity("project_id"), "job_id": self.identity("job_id")}
        return accepted(job_body(app().retry_job(RetryJob(actor=self.actor, **ids))))


class QuotasView(ApiView):
    @extend_schema(
        operation_id="read_planning_quotas",
        summary="What you may have made today and this month, and what is left of it",
        responses={200: schemas.QuotasOut},
    )
    def get(self, request: Request) -> Response:
        return Response(quotas_body(app().read_quotas(self.actor)))


class BudgetView(ApiView):
    @extend_schema(
        operation_id="read_planning_budget",
        summary="What the project may spend with the server's keys, and has spent",
        responses={200: schemas.BudgetOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        return Response(budget_body(app().read_budget(self.actor, self.identity("project_id"))))

    @extend_schema(
        operation_id="set_planning_budget",
        summary="Set what the project may spend",
        request=schemas.BudgetIn,
        responses={200: schemas.BudgetOut},
    )
    def put(self, request: Request, project_id: str) -> Response:
        """What is spent beyond it already stays spent; nothing further is asked of providers that cost."""
        limit = self.parsed(schemas.BudgetIn)["limit_micros"]
        command = SetBudget(actor=self.actor, project_id=self.identity("project_id"), limit=limit)
        return Response(budget_body(app().set_budget(command)))
