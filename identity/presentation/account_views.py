"""How people come to an account: registration, proof of the address."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.language import spoken
from core.presentation.parameters import KEY
from identity.application.register_account import RegisterAccount
from identity.application.verify_email import VerifyEmail
from identity.bootstrap import accounts
from identity.contracts import Language
from identity.presentation import schemas
from identity.presentation.open_view import OpenView
from identity.presentation.rendering import mail_asked_body, session_body, user_body


class RegisterView(OpenView):
    rates = {"POST": "register"}

    @extend_schema(
        operation_id="register",
        summary="Register; a mail with a code and a link follows",
        parameters=[KEY],
        request=schemas.RegisterIn,
        responses={201: schemas.RegisteredOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.RegisterIn)
        command = RegisterAccount(**given | {"language": Language(given.get("language") or spoken())})
        return Response({"user": user_body(accounts().register_account(command))}, status=201)


class VerifyEmailView(OpenView):
    rates = {"POST": "verify"}

    @extend_schema(
        operation_id="verify_email",
        summary="Prove the address by code or link; logs in",
        request=schemas.VerifyEmailIn,
        responses={200: schemas.SessionOut},
    )
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.VerifyEmailIn)
        parts = {name: given.get(name, "") for name in ("email", "code", "token")}
        command = VerifyEmail(**parts, device=self.device(given["device_name"]))
        return Response(session_body(accounts().verify_email(command)))


class ResendVerificationView(OpenView):
    rates = {"POST": "mail"}

    @extend_schema(
        operation_id="resend_verification",
        summary="Send the code again; answers alike whether the address is known or not",
        request=schemas.ResendIn,
        responses={202: schemas.MailAskedOut},
    )
    def post(self, request: Request) -> Response:
        accounts().resend_verification(self.parsed(schemas.ResendIn)["email"])
        return Response(mail_asked_body(), status=202)
