"""Who has too much to do, and levelling."""

from datetime import date
from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.parameters import picking
from core.presentation.refusals import BadQuery
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.bootstrap.levelling import levelling
from schedule.domain.allocation import MOST_LOOKED_AT
from schedule.domain.moments import FIRST_DAY, LAST_DAY
from schedule.presentation import levelling_schemas as schemas
from schedule.presentation.levelling_rendering import allocations_body, levelled_body


class AllocationsView(ApiView):
    @extend_schema(
        operation_id="read_allocations",
        summary="Who has more to do on a day than there is time",
        parameters=[schemas.DaysQuery, picking(schemas.ALLOCATIONS_KNOWN)],
        responses={200: schemas.AllocationsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """A task takes the whole time of each of its assignees while it lasts. Without days: a year from the first."""
        query = self.query(schemas.DaysQuery)
        first, last = query.get("from"), query.get("to")
        _demand_days(first, last)
        whole = allocations_body(levelling().read_allocations(self.actor, self.identity("project_id"), first, last))
        return tagged(self.pick([whole], schemas.ALLOCATIONS_KNOWN)[0], whole)


class LevelView(ApiView):
    rates: ClassVar[dict[str, str]] = {"POST": "level"}

    @extend_schema(
        operation_id="level_schedule",
        summary="Put tasks off until their assignees have time; shown first, then applied",
        request=schemas.LevelIn,
        responses={200: schemas.LevelledOut},
    )
    def post(self, request: Request, project_id: str) -> Response:
        """Of tasks that want a person at once the one that may wait least comes first; links are kept.

        What has begun stays, and so does what a person has fixed or placed unless `move_fixed` is said: `held` tells
        which of those would have to wait, and for what. 409 where another holds what would move.
        """
        command = schemas.level_command(self.parsed(schemas.LevelIn))
        levelled = levelling().level_schedule(self.actor, self.identity("project_id"), command)
        return Response(levelled_body(levelled, applied=command.apply))


def _demand_days(first: date | None, last: date | None) -> None:
    for name, day in (("from", first), ("to", last)):
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise BadQuery(name, "days.out_of_time")
    if last is not None and (first is None or not 0 <= (last - first).days < MOST_LOOKED_AT):
        raise BadQuery("to", "days.too_far", most=MOST_LOOKED_AT)
