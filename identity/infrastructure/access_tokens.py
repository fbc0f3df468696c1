"""Access tokens: simplejwt's RS256 tokens over several keys, told apart by `kid`."""

from functools import lru_cache
from typing import Any
from uuid import UUID

import jwt
from rest_framework_simplejwt import settings as simple_jwt
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import (
    ExpiredTokenError,
    TokenBackendError,
    TokenBackendExpiredToken,
    TokenError,
)
from rest_framework_simplejwt.tokens import AccessToken

from core.domain.actor import Actor
from core.domain.ids import parse_id
from identity.domain.session import TokenExpired, TokenInvalid
from identity.infrastructure.key_ring import KeyRing
from identity.infrastructure.token_memory import TokenMemory, Verified


@lru_cache(maxsize=64)
def _kid(header: str) -> object:
    """All tokens of a key have the same header, so it is read once. Raises jwt.PyJWTError."""
    return jwt.get_unverified_header(f"{header}.e30.").get("kid")


class KeyRingBackend(TokenBackend):
    """Signs with the newest key, verifies with the one that the token's header names."""

    def __init__(self, ring: KeyRing) -> None:
        super().__init__(simple_jwt.api_settings.ALGORITHM)
        self._ring = ring

    def get_verifying_key(self, token: Any) -> Any:
        return self._ring.verifying(_kid(str(token).partition(".")[0]))

    def decode(self, token: Any, verify: bool = True) -> dict[str, Any]:
        """When it was issued is a fact about it, and no bound: whoever issued it may have a clock that is ahead."""
        try:
            claims: dict[str, Any] = jwt.decode(
                str(token),
                self.get_verifying_key(token),
                algorithms=[self.algorithm],
                options={"verify_signature": verify, "verify_aud": False, "verify_iat": False},
            )
        except jwt.ExpiredSignatureError as error:
            raise TokenBackendExpiredToken("Token is expired") from error
        except jwt.InvalidTokenError as error:
            raise TokenBackendError("Token is invalid") from error
        return claims

    def encode(self, payload: dict[str, Any]) -> str:
        key = self._ring.signing()
        return jwt.encode(payload, key.private, algorithm=self.algorithm, headers={"kid": key.kid})


class SimpleJwtAccessTokens:
    """AccessTokens as settings.SIMPLE_JWT has them, with the further claims sid (session) and name."""

    def __init__(self, ring: KeyRing) -> None:
        own = {"_token_backend": KeyRingBackend(ring), "lifetime": simple_jwt.api_settings.ACCESS_TOKEN_LIFETIME}
        self._token: type[AccessToken] = type("Access", (AccessToken,), own)
        self._ring, self._verified = ring, TokenMemory()

    def issue(self, actor: Actor) -> str:
        token = self._token()
        token[simple_jwt.api_settings.USER_ID_CLAIM] = str(actor.user_id)
        token["sid"] = str(actor.session_id) if actor.session_id else None
        token["name"] = actor.name
        return str(token)

    def read(self, token: str) -> Actor:
        """Raises TokenExpired, TokenInvalid. What was verified stays so until it ends or its key is withdrawn."""
        known = self._verified.get(token)
        if known is not None and self._ring.named(known.key.kid) is known.key:
            return known.actor
        return self._verify(token)

    def _verify(self, token: str) -> Actor:
        try:
            claims = self._token(token)  # type: ignore[arg-type]  # simplejwt annotates the text of a token as Token
        except ExpiredTokenError as error:
            raise TokenExpired from error
        except (TokenError, jwt.PyJWTError) as error:
            raise TokenInvalid from error
        user_id, session_id = _id(claims.get(simple_jwt.api_settings.USER_ID_CLAIM)), _id(claims.get("sid"))
        if user_id is None:
            raise TokenInvalid
        actor = Actor(user_id, str(claims.get("name", "")), session_id)
        if key := self._ring.named(_kid(token.partition(".")[0])):
            self._verified.put(token, Verified(actor, float(claims["exp"]), key))
        return actor


def _id(claim: object) -> UUID | None:
    return parse_id(claim) if isinstance(claim, str) else None
