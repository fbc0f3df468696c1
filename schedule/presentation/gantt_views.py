"""Schedules as Gantt charts: rows for clients, pictures and pages for everybody else."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.files import FileAnswer
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from schedule.bootstrap.gantt import gantt
from schedule.contracts.charts import ChartFormat
from schedule.presentation.gantt_answers import gantt_body
from schedule.presentation.gantt_schemas import GanttOut, GanttQuery, wish_of

KNOWN = tuple(GanttOut().fields)
_FILES = {(200, each.media_type): OpenApiTypes.BINARY for each in ChartFormat if each is not ChartFormat.JSON}


class AsAsked(BaseContentNegotiation):
    """`format` says what comes: whoever accepts pictures alone still gets problems as JSON."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        return next(iter(parsers))

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, str(first.media_type)


class GanttView(ApiView):
    rates: ClassVar = {"GET": "gantt"}
    content_negotiation_class = AsAsked

    @extend_schema(
        operation_id="read_gantt",
        summary="The schedule as a Gantt chart: rows, bars and links, or a picture, or pages",
        parameters=[GanttQuery, picking(KNOWN)],
        responses={(200, "application/json"): GanttOut, **_FILES},
    )
    def get(self, request: Request, project_id: str) -> HttpResponse:
        """Pictures are drawn of up to 1,000 tasks and 5,000 links, a PNG of up to 64 megapixels (`chart.too_large`);
        rows come of all. `fields` is for JSON.
        """
        wish, project = wish_of(self.query(GanttQuery)), self.identity("project_id")
        if wish.format is ChartFormat.JSON:
            chart = gantt().read_gantt(self.actor, project, wish)
            return Response(self.pick([gantt_body(chart, wish)], KNOWN)[0])
        drawn = gantt().draw_gantt(self.actor, project, wish, had=self.tags_had())
        answer = FileAnswer(drawn.content, drawn.media_type, drawn.name, drawn.plain_name)
        if drawn.mark:
            answer["ETag"] = f'W/"{drawn.mark}"'
        return answer
