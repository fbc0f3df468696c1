"""Passwords: forgotten, reset, changed."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.views import ApiView
from identity.application.change_password import ChangePassword
from identity.application.reset_password import ResetPassword
from identity.bootstrap import credentials
from identity.presentation import credential_schemas as schemas
from identity.presentation.open_view import OpenView
from identity.presentation.rendering import mail_asked_body
from identity.presentation.schemas import MailAskedOut


class ForgotPasswordView(OpenView):
    rates = {"POST": "mail"}

    @extend_schema(
        operation_id="forgot_password",
        summary="Mail a link to choose a new password; answers alike whether the address is known or not",
        request=schemas.ForgotPasswordIn,
        responses={202: MailAskedOut},
    )
    def post(self, request: Request) -> Response:
        credentials().forgot_password(self.parsed(schemas.ForgotPasswordIn)["email"])
        return Response(mail_asked_body(), status=202)


class ResetPasswordView(OpenView):
    rates = {"POST": "verify"}

    @extend_schema(
        operation_id="reset_password",
        summary="Set a new password with the token of the link; every session ends",
        request=schemas.ResetPasswordIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        command = ResetPassword(**self.parsed(schemas.ResetPasswordIn), address=self.device().address)
        credentials().reset_password(command)
        return Response(status=204)


class PasswordView(ApiView):
    rates = {"POST": "confirm"}

    @extend_schema(
        operation_id="change_password",
        summary="Change the password; every other session ends",
        request=schemas.ChangePasswordIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        credentials().change_password(ChangePassword(self.actor, **self.parsed(schemas.ChangePasswordIn)))
        return Response(status=204)
