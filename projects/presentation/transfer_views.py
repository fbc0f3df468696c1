"""Ownership is offered and accepted."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from projects.bootstrap.life import life
from projects.presentation import life_schemas
from projects.presentation.life_rendering import offer_body
from projects.presentation.rendering import project_body
from projects.presentation.schemas import ProjectOut


class TransferView(ApiView):
    @extend_schema(
        operation_id="read_transfer",
        summary="To whom the project is offered",
        responses={200: life_schemas.OfferOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        return Response(offer_body(life().read_offer(self.actor, self.identity("project_id"))))

    @extend_schema(
        operation_id="offer_ownership",
        summary="Offer the project to a member",
        parameters=[KEY],
        request=life_schemas.OfferIn,
        responses={202: life_schemas.OfferOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """By the owner, for seven days. Nothing changes until the member accepts; then the former owner is an admin.
        A new offer takes the place of the one before.
        """
        user_id = self.parsed(life_schemas.OfferIn)["user_id"]
        offer = life().offer_ownership(self.actor, self.identity("project_id"), user_id)
        return Response(offer_body(offer), status=202, headers={"Location": request.path})

    @extend_schema(
        operation_id="end_transfer",
        summary="Withdraw the offer as the owner, or decline it as the member",
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str) -> Response:
        life().end_offer(self.actor, self.identity("project_id"))
        return Response(status=204)


class TransferAcceptanceView(ApiView):
    @extend_schema(
        operation_id="accept_transfer",
        summary="Take the offered project over",
        request=None,
        responses={200: ProjectOut},
    )
    def post(self, request: Request, project_id: str) -> Response:
        row = life().accept_ownership(self.actor, self.identity("project_id"))
        return tagged(project_body(row))
