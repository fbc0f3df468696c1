"""How projects stand, and what happened in them."""

from enum import StrEnum
from typing import TypeVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import picking, several
from core.presentation.refusals import BadQuery
from core.presentation.views import ApiView
from projects.application.overview_models import StatisticsSection
from projects.bootstrap.overviews import overviews
from projects.presentation import overview_schemas as schemas
from projects.presentation.overview_rendering import event_body, statistics_body

Section = TypeVar("Section", bound=StrEnum)
ACTIVITY_KNOWN = tuple(schemas.ActivityRowOut().fields)
SECTIONS_WORDS = "Comma-separated sections; all of them without it."


def sections_of(view: ApiView, known: type[Section]) -> frozenset[Section]:
    """The sections that `sections` names; all without it."""
    given = view.query(schemas.SectionsQuery)["sections"]
    names = {name.strip() for name in given.split(",")} if given else {section.value for section in known}
    if unknown := sorted(names - {section.value for section in known}):
        raise BadQuery("sections", "field.unknown", name=unknown[0][:100])
    return frozenset(map(known, names))


class StatisticsView(ApiView):
    @extend_schema(
        operation_id="read_project_statistics",
        summary="How a project stands",
        parameters=[several("sections", list(StatisticsSection), SECTIONS_WORDS)],
        responses={200: schemas.StatisticsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        sections = sections_of(self, StatisticsSection)
        found = overviews().read_statistics(self.actor, self.identity("project_id"), sections)
        return Response(statistics_body(found))


class ActivityView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_project_activity",
        summary="What happened in a project in the last 30 days, newest first",
        parameters=[schemas.ActivityQuery, picking(ACTIVITY_KNOWN)],
        responses={200: schemas.ActivityPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(schemas.ActivityQuery)
        wanted = cursor_request(request, query)
        page = overviews().read_activity(self.actor, self.identity("project_id"), wanted, query.get("type"))
        rows = self.pick([event_body(event) for event in page.rows], ACTIVITY_KNOWN)
        return Response(cursor_body(request, page, rows))
