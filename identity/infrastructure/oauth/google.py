"""Google speaks OpenID Connect: who it is stands in the id_token, checked as strictly as the standard asks."""

from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from core.domain.clock import Clock
from identity.contracts import LoginMethod
from identity.domain.social import Flow, IdentityRefused, ProviderIdentity, address_or_none
from identity.infrastructure.oauth.conversation import Conversation
from identity.infrastructure.oauth.dialects import is_subject, shown

ISSUERS = ["https://accounts.google.com", "accounts.google.com"]
KEYS_LIFE = timedelta(hours=1)
LEEWAY_SECONDS = 30
_UNREADABLE = (JoseError, ValueError, TypeError, KeyError)


class Google:
    """Keeps Google's keys for a while; one that is not among them is looked for once more."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: tuple[datetime, KeySet] | None = None

    def __call__(self, talk: Conversation, flow: Flow) -> ProviderIdentity:
        id_token = talk.token.get("id_token")
        if not isinstance(id_token, str):
            raise talk.unavailable("shape")
        try:
            claims = self._signed(id_token, talk)
            self._check(claims, talk.registration.client_id, flow.nonce)
        except _UNREADABLE as error:
            raise IdentityRefused from error
        email, is_verified = address_or_none(claims.get("email")), claims.get("email_verified") is True
        return ProviderIdentity(LoginMethod.GOOGLE, claims["sub"], email, is_verified, shown(claims.get("name")))

    def _signed(self, id_token: str, talk: Conversation) -> dict[str, Any]:
        if self._kept is not None and self._clock() - self._kept[0] < KEYS_LIFE:
            try:
                return _claims(id_token, self._kept[1])
            except InvalidKeyIdError:
                self._kept = None
        keys = _key_set(talk)
        self._kept = (self._clock(), keys)
        return _claims(id_token, keys)

    def _check(self, claims: dict[str, Any], client_id: str, nonce: str) -> None:
        jwt.JWTClaimsRegistry(
            now=int(self._clock().timestamp()),
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "values": ISSUERS},
            aud={"essential": True, "value": client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        ).validate(claims)
        if claims.get("azp", client_id) != client_id or not is_subject(claims["sub"]):
            raise ValueError("meant for somebody else")


def _claims(id_token: str, keys: KeySet) -> dict[str, Any]:
    return jwt.decode(id_token, keys, algorithms=["RS256"]).claims


def _key_set(talk: Conversation) -> KeySet:
    try:
        return KeySet.import_key_set({"keys": talk.keys()["keys"]})
    except _UNREADABLE as error:
        raise talk.unavailable(type(error).__name__) from None
