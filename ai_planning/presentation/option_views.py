"""What may be chosen."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.presentation.option_rendering import options_body
from ai_planning.presentation.option_schemas import OptionsOut
from core.presentation.parameters import picking
from core.presentation.views import ApiView

KNOWN = tuple(OptionsOut().fields)


class OptionsView(ApiView):
    @extend_schema(
        operation_id="read_planning_options",
        summary="All that briefs and shots may say, in Korean and English, and the bounds of what is typed",
        parameters=[picking(KNOWN)],
        responses={200: OptionsOut},
    )
    def get(self, request: Request) -> Response:
        """The same for everybody until the next release."""
        body = self.pick([options_body()], KNOWN)[0]
        return Response(body, headers={"Cache-Control": "private, max-age=3600"})
