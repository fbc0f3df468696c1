"""What attackers make of tokens."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from core.domain.ids import new_id
from identity import api as identity
from identity.domain.session import TokenInvalid
from identity.infrastructure.key_ring import KeyRing
from tests.client import ApiClient

Made = Callable[..., dict[str, Any]]


def forged(**changed: Any) -> dict[str, Any]:
    at = datetime.now(UTC)
    claims = {"token_type": "access", "user_id": str(new_id()), "jti": "x", "iat": at, "exp": at + timedelta(minutes=5)}
    return claims | changed


def test_forged_tokens_are_refused(api: ApiClient) -> None:
    key = KeyRing(settings.JWT_KEYS_DIR).signing()
    public = key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    other = generate_private_key(public_exponent=65537, key_size=2048)
    kid = {"kid": key.kid}
    attacks = {
        "none": jwt.encode(forged(), None, algorithm="none", headers=kid),
        "other key": jwt.encode(forged(), other, algorithm="RS256", headers=kid),
        "unknown kid": jwt.encode(forged(), key.private, algorithm="RS256", headers={"kid": "../../etc/passwd"}),
        "no kid": jwt.encode(forged(), key.private, algorithm="RS256"),
        "wrong type": jwt.encode(forged(token_type="refresh"), key.private, algorithm="RS256", headers=kid),
        "no user": jwt.encode(forged(user_id="me"), key.private, algorithm="RS256", headers=kid),
        "public key as secret": _hs256(forged(), public, key.kid),
        "garbage": "a.b.c",
    }
    for name, token in attacks.items():
        assert api.with_(Authorization=f"Bearer {token}").get("/v2/projects").code == "auth.token_invalid", name
    expired = forged(exp=datetime.now(UTC) - timedelta(seconds=1))
    token = jwt.encode(expired, key.private, algorithm="RS256", headers=kid)
    assert api.with_(Authorization=f"Bearer {token}").get("/v2/projects").code == "auth.token_expired"


def test_a_refresh_token_is_no_access_token(api: ApiClient) -> None:
    assert api.with_(Authorization="Bearer opaque-refresh-token").get("/v2/projects").code == "auth.token_invalid"
    assert api.get("/v2/projects").code == "auth.required"


def test_the_public_keys_are_served_without_their_private_part(api: ApiClient) -> None:
    keys = api.get("/.well-known/jwks.json").json()["keys"]
    assert [sorted(key) for key in keys] == [["alg", "e", "key_ops", "kid", "kty", "n", "use"]]


@pytest.mark.django_db
def test_a_ticket_opens_one_socket(api: ApiClient, make_person: Callable[..., Any]) -> None:
    person = make_person("민지")
    ticket = api.as_(person).post("/v2/auth/ws-ticket").json()
    assert ticket["expires_in"] == 30
    assert identity.redeem_ticket(ticket["ticket"]).user_id == person.user_id
    with pytest.raises(TokenInvalid):
        identity.redeem_ticket(ticket["ticket"])


def _hs256(claims: dict[str, Any], secret: bytes, kid: str) -> str:
    """PyJWT itself refuses to sign with a public key, so the attacker does it by hand."""

    def part(content: bytes) -> str:
        return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

    header = part(json.dumps({"alg": "HS256", "typ": "JWT", "kid": kid}).encode())
    body = part(json.dumps(claims, default=lambda moment: int(moment.timestamp())).encode())
    signature = hmac.new(secret, f"{header}.{body}".encode(), hashlib.sha256).digest()
    return f"{header}.{body}.{part(signature)}"
