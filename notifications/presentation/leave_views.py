"""The end of mails, for whoever holds the link of one."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.views import ApiView
from notifications.bootstrap.mailing import mailing
from notifications.presentation.schemas import UnsubscribeIn


class UnsubscribeView(ApiView):
    """A token that comes along is not looked at."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    rates = {"POST": "unsubscribe"}

    @extend_schema(
        operation_id="unsubscribe",
        summary="End all notification mails to whoever got the mail that the token is from",
        request=UnsubscribeIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        mailing().end_mails(self.parsed(UnsubscribeIn)["token"])
        return Response(status=204)
