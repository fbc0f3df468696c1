"""Bearer tokens: who asks is in the token, whether it still counts is known without a statement."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request
from rest_framework_simplejwt import settings as simple_jwt

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
    def authenticate(self, request: Request | HttpRequest) -> tuple[Authenticated, None] | None:
        """Of a request as DRF wraps it, or as it came."""
        given = request.META.get(simple_jwt.api_settings.AUTH_HEADER_NAME, "").split()
        if not given or given[0].lower() not in _kinds(tuple(simple_jwt.api_settings.AUTH_HEADER_TYPES)):
            return None
        if len(given) != 2:
            raise TokenInvalid
        actor = sessions().authenticate(given[1])
        asked: Any = request._request if isinstance(request, Request) else request
        asked.actor_id = actor.user_id
        return Authenticated(actor), None

    def authenticate_header(self, request: Request) -> str:
        return str(simple_jwt.api_settings.AUTH_HEADER_TYPES[0])


@cache
def _kinds(named: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind.lower() for kind in named)
