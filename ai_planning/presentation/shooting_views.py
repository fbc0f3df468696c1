"""From a plan to its shooting."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.choose_shooting import AN_HOUR, ChooseShooting
from ai_planning.bootstrap.shooting import choose_shooting
from ai_planning.contracts.shooting import ShootingChosen
from ai_planning.domain.brief import SHOTS
from ai_planning.domain.filming_places import LONGEST_PLACE
from ai_planning.presentation.plan_views import plan_in
from core.presentation.fields import LINE, Closed, ClosedBody, Day, Id, Several, Text, Whole
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.views import ApiView

_A_DAY = 24 * AN_HOUR


class ShotPlaceIn(Closed):
    shot_id = Id()
    place = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_PLACE)


class ShootingIn(ClosedBody):
    """Shots that are left out are not filmed any more, if an earlier choice had them."""

    shot_ids = Several(child=Id(), max_length=SHOTS, help_text="None: nothing of the plan is to be filmed.")
    places = Several(
        child=ShotPlaceIn(),
        max_length=SHOTS,
        required=False,
        help_text="Of other shots the place is read from their texts: the scene heading, else what they name.",
    )
    start_date = Day(required=False, allow_null=True, help_text="Else when the schedule lets filming begin.")
    minutes_per_shot = Whole(min_value=5, max_value=_A_DAY, default=AN_HOUR)
    move_minutes = Whole(min_value=0, max_value=_A_DAY, default=AN_HOUR, help_text="From one place to the next.")


class ShotToFilmOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    position = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True)
    place = serializers.CharField(allow_blank=True, help_text="Empty where nothing tells.")
    seconds = serializers.FloatField()


class ShootingOut(serializers.Serializer[Any]):
    """What the schedule is told."""

    plan_id = serializers.UUIDField()
    start_date = serializers.DateField(allow_null=True)
    minutes_per_shot = serializers.IntegerField()
    move_minutes = serializers.IntegerField()
    shots = ShotToFilmOut(many=True)


KNOWN = tuple(ShootingOut().fields)


class ShootingView(ApiView):
    @extend_schema(
        operation_id="choose_shooting",
        summary="Have shots filmed: the schedule gets a task for each place, with call order and call times",
        parameters=[KEY],
        request=ShootingIn,
        responses={202: ShootingOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Asked again with other shots, the same tasks change; what somebody has touched since stays.

        The tasks come a moment later, on the project's socket as `task.created`; of what does not fit into the
        schedule, whoever chose hears in their notifications.
        """
        given = self.parsed(ShootingIn)
        places = {each["shot_id"]: each["place"] for each in given.pop("places", ())}
        command = ChooseShooting(**{**given, "shot_ids": tuple(given["shot_ids"])}, places=places)
        chosen = choose_shooting()(self.actor, *plan_in(self), command)
        return Response(_body(chosen), status=202)


def _body(chosen: ShootingChosen) -> dict[str, Any]:
    payload = chosen.payload()
    return {name: payload[name] for name in KNOWN}
