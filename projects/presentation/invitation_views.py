"""Invitations and invite links, for whoever may invite."""

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent, idempotent_secret
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from projects.application.create_invite_link import CreateInviteLink
from projects.bootstrap.invitations import invitations
from projects.domain.invitation_terms import InvitationStatus
from projects.presentation import invitation_schemas as schemas
from projects.presentation.invitation_parsing import invitations_of, role_of
from projects.presentation.invitation_rendering import invitation_body, link_body, new_link_body, result_body

KNOWN = tuple(schemas.InvitationOut().fields)
LINK_KNOWN = tuple(schemas.InviteLinkOut().fields)


class InvitationsView(ApiView):
    rates = {"GET": "list", "POST": "invite"}

    @extend_schema(
        operation_id="list_invitations",
        summary="Invitations by mail, newest first",
        parameters=[schemas.InvitationsQuery, picking(KNOWN)],
        responses={200: schemas.InvitationPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(schemas.InvitationsQuery)
        wanted, status = page_request(query), query.get("status")
        page = invitations().list_invitations(
            self.actor, self.identity("project_id"), wanted, InvitationStatus(status) if status else None
        )
        rows = self.pick([invitation_body(row) for row in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="invite_people",
        summary="Invite up to 100 people by mail; an outcome each",
        parameters=[KEY],
        request=schemas.InvitePeopleIn,
        responses={200: schemas.InvitationResultsOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        wish = invitations_of(self.parsed(schemas.InvitePeopleIn))
        results = invitations().invite_people(self.actor, self.identity("project_id"), wish)
        return Response({"results": [result_body(result) for result in results]})


class InvitationView(ApiView):
    @extend_schema(
        operation_id="read_invitation",
        summary="One invitation",
        parameters=[picking(KNOWN)],
        responses={200: schemas.InvitationOut},
    )
    def get(self, request: Request, project_id: str, invitation_id: str) -> Response:
        ids = self.identity("project_id"), self.identity("invitation_id")
        row = invitations().read_invitation(self.actor, *ids)
        return Response(self.pick([invitation_body(row)], KNOWN)[0])

    @extend_schema(operation_id="revoke_invitation", summary="Take an invitation back", responses={204: None})
    def delete(self, request: Request, project_id: str, invitation_id: str) -> Response:
        invitations().revoke_invitation(self.actor, self.identity("project_id"), self.identity("invitation_id"))
        return Response(status=204)


class ResendView(ApiView):
    rates = {"POST": "invite"}

    @extend_schema(
        operation_id="resend_invitation",
        summary="One more mail, with a link of its own",
        parameters=[KEY],
        request=None,
        responses={200: schemas.InvitationOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, invitation_id: str) -> Response:
        """The links of the mails before it stay good."""
        ids = self.identity("project_id"), self.identity("invitation_id")
        return Response(invitation_body(invitations().resend_invitation(self.actor, *ids)))


class InviteLinksView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_invite_links",
        summary="Links by which people join, newest first",
        parameters=[PageQuery, picking(LINK_KNOWN)],
        responses={200: schemas.InviteLinkPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = invitations().list_invite_links(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([link_body(row) for row in page.rows], LINK_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_invite_link",
        summary="A link by which people join; its token is told this once",
        parameters=[KEY],
        request=schemas.InviteLinkIn,
        responses={201: schemas.NewInviteLinkOut},
    )
    @idempotent_secret
    def post(self, request: Request, project_id: str) -> Response:
        given = self.parsed(schemas.InviteLinkIn)
        command = CreateInviteLink(role_of(given), given.get("expires_in_days"), given.get("max_uses"))
        link = invitations().create_invite_link(self.actor, self.identity("project_id"), command)
        headers = {"Location": f"{request.path}/{link.row.id}"}
        return Response(new_link_body(link, settings.FRONTEND_URL), status=201, headers=headers)


class InviteLinkView(ApiView):
    @extend_schema(
        operation_id="read_invite_link",
        summary="One link, without its token",
        parameters=[picking(LINK_KNOWN)],
        responses={200: schemas.InviteLinkOut},
    )
    def get(self, request: Request, project_id: str, link_id: str) -> Response:
        row = invitations().read_invite_link(self.actor, self.identity("project_id"), self.identity("link_id"))
        return Response(self.pick([link_body(row)], LINK_KNOWN)[0])

    @extend_schema(operation_id="revoke_invite_link", summary="The link opens nothing any more", responses={204: None})
    def delete(self, request: Request, project_id: str, link_id: str) -> Response:
        invitations().revoke_invite_link(self.actor, self.identity("project_id"), self.identity("link_id"))
        return Response(status=204)
