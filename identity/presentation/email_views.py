"""The account's address: asked for, proved, changed."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.views import ApiView
from identity.application.change_email import ChangeEmail
from identity.application.request_email_change import RequestEmailChange
from identity.bootstrap import credentials
from identity.presentation import credential_schemas as schemas
from identity.presentation.open_view import OpenView
from identity.presentation.rendering import user_body
from identity.presentation.schemas import UserOut


class EmailView(ApiView):
    rates = {"POST": "confirm"}

    @extend_schema(
        operation_id="request_email_change",
        summary="Ask for another address; a mail with a code and a link goes there, nothing changes before",
        request=schemas.ChangeEmailIn,
        responses={202: None},
    )
    def post(self, request: Request) -> Response:
        credentials().request_email_change(RequestEmailChange(self.actor, **self.parsed(schemas.ChangeEmailIn)))
        return Response(status=202)


class VerifyEmailChangeView(ApiView):
    rates = {"POST": "verify"}

    @extend_schema(
        operation_id="verify_email_change",
        summary="Prove the new address by its code; every other session ends",
        request=schemas.EmailCodeIn,
        responses={200: UserOut},
    )
    def post(self, request: Request) -> Response:
        command = ChangeEmail(self.actor, code=self.parsed(schemas.EmailCodeIn)["code"])
        return Response(user_body(credentials().change_email(command)))


class ConfirmEmailView(OpenView):
    rates = {"POST": "verify"}

    @extend_schema(
        operation_id="confirm_email_change",
        summary="Prove the new address by the token of its link; every session ends",
        request=schemas.EmailTokenIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        credentials().change_email(ChangeEmail(token=self.parsed(schemas.EmailTokenIn)["token"]))
        return Response(status=204)
