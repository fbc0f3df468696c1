"""Who comes with a guest's token: it opens the shared routes and nothing else."""

from dataclasses import dataclass
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from core.domain.actor import Actor
from core.presentation.views import ApiView
from feedback.application.sharing_read_models import GuestPass
from feedback.bootstrap.entrance import entrance
from feedback.domain.sharing_refusals import GuestTokenInvalid

SCHEME = b"bearer"


@dataclass(frozen=True)
class GuestCaller:
    """`request.user`."""

    given: GuestPass
    is_authenticated: bool = True
    is_active: bool = True

    @property
    def actor(self) -> Actor:
        return Actor(self.given.guest_id, "", self.given.session_id)


class GuestAuthentication(BaseAuthentication):
    """What the token says; whether the session still stands, each use case asks."""

    def authenticate(self, request: Request) -> tuple[GuestCaller, None] | None:
        given = get_authorization_header(request).split()
        if not given or given[0].lower() != SCHEME:
            return None
        if len(given) != 2:
            raise GuestTokenInvalid
        told = entrance().read_token(given[1].decode("latin-1"))
        request._request.actor_id = told.guest_id  # type: ignore[attr-defined]
        return GuestCaller(told), None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class GuestScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = GuestAuthentication
    name = "GuestAuth"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        told = "The `guest_token` of `POST /v2/shared/session`."
        return {"type": "http", "scheme": "bearer", "description": told}


class GuestView(ApiView):
    """For guests alone: a member's token is none here."""

    authentication_classes = (GuestAuthentication,)

    @property
    def given(self) -> GuestPass:
        caller: Any = self.request.user
        given: GuestPass = caller.given
        return given

    @property
    def place(self) -> dict[str, Any]:
        """Who asks, and in which project."""
        return {"actor": self.actor, "project_id": self.given.project_id}
