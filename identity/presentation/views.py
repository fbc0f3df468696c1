"""Registration, sessions, me."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.views import ApiView
from identity.application.log_in import LogIn
from identity.application.register_account import RegisterAccount
from identity.application.verify_email import VerifyEmail
from identity.bootstrap import app
from identity.contracts import Language
from identity.domain.session import TokenInvalid
from identity.presentation import schemas
from identity.presentation.rendering import session_body, user_body


class OpenView(ApiView):
    """For callers without a token."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def device(self) -> str:
        return self.request.headers.get("User-Agent", "")


class RegisterView(OpenView):
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
        command = RegisterAccount(**given | {"language": Language(given["language"])})
        return Response({"user": user_body(app().register_account(command))}, status=201)


class VerifyEmailView(OpenView):
    @extend_schema(
        operation_id="verify_email",
        summary="Prove the address by code or link; logs in",
        request=schemas.VerifyEmailIn,
        responses={200: schemas.SessionOut},
    )
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.VerifyEmailIn)
        parts = {name: given.get(name, "") for name in ("email", "code", "token")}
        return Response(session_body(app().verify_email(VerifyEmail(**parts, device=self.device()))))


class ResendVerificationView(OpenView):
    @extend_schema(
        operation_id="resend_verification",
        summary="Send the code again; answers alike whether the address is known or not",
        request=schemas.ResendIn,
        responses={202: None},
    )
    def post(self, request: Request) -> Response:
        app().resend_verification(self.parsed(schemas.ResendIn)["email"])
        return Response(status=202)


class LoginView(OpenView):
    @extend_schema(operation_id="login", summary="Log in", request=schemas.LoginIn, responses={200: schemas.SessionOut})
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.LoginIn)
        return Response(session_body(app().log_in(LogIn(**given, device=self.device()))))


class RefreshView(OpenView):
    @extend_schema(
        operation_id="refresh",
        summary="Take a refresh token for new tokens",
        request=schemas.RefreshIn,
        responses={200: schemas.SessionOut},
    )
    def post(self, request: Request) -> Response:
        return Response(session_body(app().refresh_session(self.parsed(schemas.RefreshIn)["refresh_token"])))


class LogoutView(OpenView):
    @extend_schema(operation_id="logout", summary="End the session", request=schemas.RefreshIn, responses={204: None})
    def post(self, request: Request) -> Response:
        app().log_out(self.parsed(schemas.RefreshIn)["refresh_token"])
        return Response(status=204)


class TicketView(ApiView):
    @extend_schema(
        operation_id="issue_ws_ticket",
        summary="A ticket to open one socket with",
        request=None,
        responses={200: schemas.TicketOut},
    )
    def post(self, request: Request) -> Response:
        ticket = app().issue_ticket(self.actor)
        return Response({"ticket": ticket.ticket, "expires_in": ticket.expires_in})


class MeView(ApiView):
    @extend_schema(operation_id="me", summary="The caller's account", responses={200: schemas.UserOut})
    def get(self, request: Request) -> Response:
        account = app().account(self.actor.user_id)
        if account is None or not account.is_active:
            raise TokenInvalid
        return Response(user_body(account))


class JwksView(OpenView):
    @extend_schema(
        operation_id="jwks", summary="Public keys of access tokens (RFC 7517)", responses={200: schemas.JwksOut}
    )
    def get(self, request: Request) -> Response:
        return Response({"keys": app().public_keys()}, headers={"Cache-Control": "public, max-age=300"})
