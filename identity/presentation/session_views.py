"""Sessions and their tokens."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from identity.application.log_in import LogIn
from identity.application.refresh_session import RefreshSession
from identity.bootstrap import sessions
from identity.presentation import schemas
from identity.presentation.open_view import OpenView
from identity.presentation.rendering import session_body, session_row_body

SESSION_KNOWN = list(schemas.SessionRowOut().fields)


class LoginView(OpenView):
    rates = {"POST": "login"}

    @extend_schema(operation_id="login", summary="Log in", request=schemas.LoginIn, responses={200: schemas.SessionOut})
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.LoginIn)
        device = self.device(given.pop("device_name"))
        return Response(session_body(sessions().log_in(LogIn(**given, device=device))))


class RefreshView(OpenView):
    rates = {"POST": "refresh"}

    @extend_schema(
        operation_id="refresh",
        summary="Take a refresh token for new tokens",
        request=schemas.RefreshIn,
        responses={200: schemas.SessionOut},
    )
    def post(self, request: Request) -> Response:
        command = RefreshSession(**self.parsed(schemas.RefreshIn), device=self.device())
        return Response(session_body(sessions().refresh_session(command)))


class LogoutView(OpenView):
    rates = {"POST": "refresh"}

    @extend_schema(operation_id="logout", summary="End the session", request=schemas.RefreshIn, responses={204: None})
    def post(self, request: Request) -> Response:
        sessions().log_out(self.parsed(schemas.RefreshIn)["refresh_token"])
        return Response(status=204)


class LogoutAllView(ApiView):
    @extend_schema(
        operation_id="logout_all",
        summary="End all sessions of the caller",
        parameters=[schemas.KeepQuery],
        request=None,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        sessions().log_out_everywhere(self.actor, **self.query(schemas.KeepQuery))
        return Response(status=204)


class SessionsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_sessions",
        summary="The caller's sessions, the newest first",
        parameters=[PageQuery, picking(SESSION_KNOWN)],
        responses={200: schemas.SessionPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted, actor = page_request(self.query(PageQuery)), self.actor
        page = sessions().sessions_of(actor.user_id, wanted)
        rows = [session_row_body(row, actor.session_id) for row in page.rows]
        return Response(page_body(request, wanted, page, self.pick(rows, SESSION_KNOWN)))

    @extend_schema(
        operation_id="end_sessions",
        summary="End all sessions of the caller",
        parameters=[schemas.KeepQuery],
        responses={204: None},
    )
    def delete(self, request: Request) -> Response:
        sessions().log_out_everywhere(self.actor, **self.query(schemas.KeepQuery))
        return Response(status=204)


class SessionView(ApiView):
    @extend_schema(operation_id="end_session", summary="End one session of the caller", responses={204: None})
    def delete(self, request: Request, session_id: str) -> Response:
        sessions().end_session(self.actor, self.identity("session_id"))
        return Response(status=204)


class TicketView(ApiView):
    @extend_schema(
        operation_id="issue_ws_ticket",
        summary="A ticket to open one socket with",
        request=None,
        responses={200: schemas.TicketOut},
    )
    def post(self, request: Request) -> Response:
        ticket = sessions().issue_ticket(self.actor)
        return Response({"ticket": ticket.ticket, "expires_in": ticket.expires_in})


class JwksView(OpenView):
    @extend_schema(
        operation_id="jwks", summary="Public keys of access tokens (RFC 7517)", responses={200: schemas.JwksOut}
    )
    def get(self, request: Request) -> Response:
        return Response({"keys": sessions().public_keys()}, headers={"Cache-Control": "public, max-age=60"})
