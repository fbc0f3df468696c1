"""Bearer tokens: who asks is in the token, whether it still counts is known without a statement."""

from dataclasses import dataclass

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from core.domain.actor import Actor
from identity.bootstrap import sessions
from identity.domain.session import TokenInvalid


@dataclass(frozen=True)
class Authenticated:
    """`request.user`."""

    actor: Actor
    is_authenticated: bool = True
    is_active: bool = True


class BearerAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[Authenticated, None] | None:
        header = get_authorization_header(request).decode("latin-1").split()
        if not header or header[0].lower() != "bearer":
            return None
        if len(header) != 2:
            raise TokenInvalid
        actor = sessions().authenticate(header[1])
        request._request.actor_id = actor.user_id  # type: ignore[attr-defined]
        return Authenticated(actor), None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
