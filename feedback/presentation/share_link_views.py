"""Share links and their guests, for those who may invite."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent_secret
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.block_guest import GuestTarget
from feedback.application.create_share_link import CreateShareLink
from feedback.application.revise_share_link import LinkChanges, ReviseShareLink
from feedback.application.revoke_share_link import RevokeShareLink
from feedback.bootstrap.sharing import sharing
from feedback.contracts import ShareRight
from feedback.presentation import share_link_schemas as schemas
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.sharing_rendering import guest_body, link_body, new_link_body

KNOWN = fields_of(schemas.ShareLinkOut)
GUEST_KNOWN = fields_of(schemas.GuestOut)
REVISION = "revision"


class ShareLinksView(ApiView):
    # A password is hashed, which is slow.
    rates = {"GET": "list", "POST": "share"}

    @extend_schema(
        operation_id="list_share_links",
        summary="Links by which guests see a video, newest first, with how they were used",
        parameters=[PageQuery, picking(KNOWN)],
        responses={200: schemas.ShareLinkPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = sharing().list_share_links(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([link_body(each) for each in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_share_link",
        summary="A link by which guests see a video; its token is told this once",
        parameters=[KEY],
        request=schemas.ShareLinkIn,
        responses={201: schemas.NewShareLinkOut},
    )
    @idempotent_secret
    def post(self, request: Request, project_id: str) -> Response:
        given = self.parsed(schemas.ShareLinkIn)
        rights = frozenset(map(ShareRight, given.pop("rights", ())))
        command = CreateShareLink(actor=self.actor, project_id=self.identity("project_id"), rights=rights, **given)
        new = sharing().create_share_link(command)
        response = tagged(new_link_body(new, settings.FRONTEND_URL), link_body(new.link), status=201, version=REVISION)
        response["Location"] = f"{request.path}/{new.link.row.id}"
        return response


class ShareLinkView(ApiView):
    rates = {"PATCH": "share"}

    @extend_schema(
        operation_id="read_share_link",
        summary="One link, without its token",
        parameters=[picking(KNOWN)],
        responses={200: schemas.ShareLinkOut},
    )
    def get(self, request: Request, project_id: str, share_link_id: str) -> Response:
        whole = self._body()
        (body,) = self.pick([whole], KNOWN)
        return tagged(body, whole, version=REVISION)

    @extend_schema(
        operation_id="revise_share_link",
        summary="Give a link other rights, another end, label or password",
        parameters=[IF_MATCH],
        request=schemas.ShareLinkChangesIn,
        responses={200: schemas.ShareLinkOut},
    )
    def patch(self, request: Request, project_id: str, share_link_id: str) -> Response:
        given = self.parsed(schemas.ShareLinkChangesIn)
        named = frozenset(given)
        rights = frozenset(map(ShareRight, given.pop("rights", ())))
        changes = LinkChanges(named=named, rights=rights, **given)
        sharing().revise_share_link(ReviseShareLink(**self._target(), changes=changes))
        return tagged(self._body(), version=REVISION)

    @extend_schema(
        operation_id="revoke_share_link",
        summary="The link opens nothing any more; who came by it is shown out at once",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, share_link_id: str) -> Response:
        """Repeating it is no change. The link stays in the list, with its guests."""
        sharing().revoke_share_link(RevokeShareLink(**self._target()))
        return Response(status=204)

    def _body(self) -> dict[str, Any]:
        ids = self.identity("project_id"), self.identity("share_link_id")
        return link_body(sharing().read_share_link(self.actor, *ids))

    def _target(self) -> dict[str, Any]:
        return {
            "actor": self.actor,
            "project_id": self.identity("project_id"),
            "link_id": self.identity("share_link_id"),
            "expected_revision": self.expected_version(),
        }


class GuestsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_guests",
        summary="Who came by a link, the last one first",
        parameters=[PageQuery, picking(GUEST_KNOWN)],
        responses={200: schemas.GuestPageOut},
    )
    def get(self, request: Request, project_id: str, share_link_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = sharing().list_guests(self.actor, self.identity("project_id"), self.identity("share_link_id"), wanted)
        rows = self.pick([guest_body(each) for each in page.rows], GUEST_KNOWN)
        return Response(page_body(request, wanted, page, rows))


class BlockGuestView(ApiView):
    @extend_schema(
        operation_id="block_guest",
        summary="Shut a guest out: sessions end, sockets close",
        request=None,
        responses={204: None},
    )
    def post(self, request: Request, project_id: str, share_link_id: str, guest_id: str) -> Response:
        """Repeating it is no change. What the guest wrote stays."""
        sharing().block_guest(guest_target(self))
        return Response(status=204)


class ContributionsView(ApiView):
    @extend_schema(
        operation_id="silence_guest",
        summary="Remove all that a guest wrote: notes, comments, reactions",
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, share_link_id: str, guest_id: str) -> Response:
        """Each of it is told as if it had been removed alone. What the guest decided in review stays in its record.

        Repeating it is no change; who is not blocked as well can go on writing.
        """
        sharing().silence_guest(guest_target(self))
        return Response(status=204)


def guest_target(view: ApiView) -> GuestTarget:
    return GuestTarget(
        actor=view.actor,
        project_id=view.identity("project_id"),
        link_id=view.identity("share_link_id"),
        guest_id=view.identity("guest_id"),
    )
