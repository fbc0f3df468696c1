"""The product's templates, and one's own."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.language import spoken
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.bootstrap.templates import templates
from schedule.presentation import template_schemas as schemas
from schedule.presentation.template_rendering import current_body, summary_body, template_body


class TemplatesView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_schedule_templates",
        summary="The product's templates, then one's own by name",
        parameters=[PageQuery, picking(schemas.SUMMARY_KNOWN)],
        responses={200: schemas.TemplatePageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = templates().list_templates(self.actor, wanted)
        rows = self.pick([summary_body(row, spoken()) for row in page.rows], schemas.SUMMARY_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_schedule_template",
        summary="Keep the plan of a project under a name; at most 50",
        parameters=[KEY],
        request=schemas.TemplateIn,
        responses={201: schemas.TemplateOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.TemplateIn)
        row = templates().keep_template(self.actor, given["project_id"], given["name"])
        answer = tagged(template_body(row, spoken()), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class TemplateView(ApiView):
    @extend_schema(
        operation_id="read_schedule_template",
        summary="One template, with its phases, tasks and links",
        parameters=[picking(schemas.TEMPLATE_KNOWN)],
        responses={200: schemas.TemplateOut},
    )
    def get(self, request: Request, template_id: str) -> Response:
        body = template_body(templates().read_template(self.actor, self.identity("template_id")), spoken())
        return tagged(self.pick([body], schemas.TEMPLATE_KNOWN)[0], body)

    @extend_schema(
        operation_id="rename_schedule_template",
        summary="Another name for a template of one's own",
        parameters=[IF_MATCH],
        request=schemas.TemplateChangesIn,
        responses={200: schemas.TemplateOut},
    )
    def patch(self, request: Request, template_id: str) -> Response:
        name, version = self.parsed(schemas.TemplateChangesIn)["name"], self.expected_version()
        with self.telling_current(current_body):
            row = templates().rename_template(self.actor, self.identity("template_id"), name, version)
        return tagged(template_body(row, spoken()))

    @extend_schema(
        operation_id="delete_schedule_template",
        summary="Delete a template of one's own",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, template_id: str) -> Response:
        """Schedules that were begun with it stay as they are."""
        with self.telling_current(current_body):
            templates().delete_template(self.actor, self.identity("template_id"), self.expected_version())
        return Response(status=204)
