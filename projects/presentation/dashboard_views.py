"""What goes on in the caller's projects."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.parameters import several
from core.presentation.views import ApiView
from projects.application.dashboard_models import DashboardSection
from projects.bootstrap.overviews import overviews
from projects.presentation.dashboard_rendering import dashboard_body
from projects.presentation.dashboard_schemas import DashboardOut
from projects.presentation.overview_views import SECTIONS_WORDS, sections_of


class DashboardView(ApiView):
    @extend_schema(
        operation_id="read_dashboard",
        summary="What goes on in the caller's projects, and what waits for an answer",
        parameters=[several("sections", list(DashboardSection), SECTIONS_WORDS)],
        responses={200: DashboardOut},
    )
    def get(self, request: Request) -> Response:
        sections = sections_of(self, DashboardSection)
        return Response(dashboard_body(overviews().read_dashboard(self.actor, sections)))
