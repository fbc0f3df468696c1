"""The side of the invited: tokens stand in bodies only."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.language import Language
from core.presentation.language import spoken
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from projects.application.join_by_invitation import JoinByInvitation
from projects.application.newcomers import NewAccount
from projects.bootstrap.invited import invited
from projects.presentation import invitee_schemas as schemas
from projects.presentation.invitation_rendering import preview_body, received_body
from projects.presentation.rendering import project_body
from projects.presentation.schemas import ProjectOut

RECEIVED_KNOWN = tuple(schemas.ReceivedInvitationOut().fields)


class StrangersView(ApiView):
    """For callers without an account; a token that comes along is not looked at."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class PreviewView(StrangersView):
    rates = {"POST": "invitation"}

    @extend_schema(
        operation_id="preview_invitation",
        summary="What an invitation or a link offers; marks an invitation as viewed",
        request=schemas.InvitationTokenIn,
        responses={200: schemas.InvitationPreviewOut},
    )
    def post(self, request: Request) -> Response:
        preview = invited().preview_invitation(self.parsed(schemas.InvitationTokenIn)["token"])
        return Response(preview_body(preview))


class AcceptView(ApiView):
    rates = {"POST": "invitation"}

    @extend_schema(
        operation_id="accept_invitation",
        summary="Become a member by an invitation to the caller's address, or by a link",
        request=schemas.InvitationTokenIn,
        responses={200: ProjectOut},
    )
    def post(self, request: Request) -> Response:
        """Repeating it is no change and needs no `Idempotency-Key`. Who is a member already keeps their role."""
        row = invited().accept_invitation(self.actor, self.parsed(schemas.InvitationTokenIn)["token"])
        return tagged(project_body(row))


class JoinView(StrangersView):
    rates = {"POST": "invitation"}

    @extend_schema(
        operation_id="join_by_invitation",
        summary="Make an account of the invited address and become a member; logs in",
        request=schemas.JoinIn,
        responses={200: schemas.JoinedOut},
    )
    def post(self, request: Request) -> Response:
        """The mail proves the address, so by a link nobody joins without an account.

        Repeating it makes no second account: whoever has one by then is refused, and logs in and accepts. So there is
        no `Idempotency-Key`, and no answer with tokens is kept.
        """
        given = self.parsed(schemas.JoinIn)
        token, device_name = given.pop("token"), given.pop("device_name")
        account = NewAccount(**given | {"language": Language(given.get("language") or spoken())})
        joined = invited().join_by_invitation(JoinByInvitation(token, account, device_name))
        return Response(asdict(joined.session) | {"project": project_body(joined.project)})


class DeclineView(StrangersView):
    rates = {"POST": "invitation"}

    @extend_schema(
        operation_id="decline_invitation",
        summary="Decline an invitation; no account is needed",
        request=schemas.DeclineIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        given = self.parsed(schemas.DeclineIn)
        invited().decline_invitation(given["token"], given["reason"])
        return Response(status=204)


class ReceivedView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_received_invitations",
        summary="Open invitations to the caller's address, newest first",
        parameters=[PageQuery, picking(RECEIVED_KNOWN)],
        responses={200: schemas.ReceivedInvitationPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = invited().list_received(self.actor, wanted)
        rows = self.pick([received_body(row) for row in page.rows], RECEIVED_KNOWN)
        return Response(page_body(request, wanted, page, rows))


class ReceivedAcceptView(ApiView):
    @extend_schema(
        operation_id="accept_received_invitation",
        summary="Become a member by an invitation to the caller's address",
        request=None,
        responses={200: ProjectOut},
    )
    def post(self, request: Request, invitation_id: str) -> Response:
        """Repeating it is no change and needs no `Idempotency-Key`."""
        row = invited().accept_received(self.actor, self.identity("invitation_id"))
        return tagged(project_body(row))


class ReceivedDeclineView(ApiView):
    @extend_schema(
        operation_id="decline_received_invitation",
        summary="Decline an invitation to the caller's address",
        request=schemas.ReasonIn,
        responses={204: None},
    )
    def post(self, request: Request, invitation_id: str) -> Response:
        reason = self.parsed(schemas.ReasonIn)["reason"]
        invited().decline_received(self.actor, self.identity("invitation_id"), reason)
        return Response(status=204)
