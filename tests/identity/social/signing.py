"""Google's signature, and what a forger would put in its place."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt import encode
from jwt.algorithms import RSAAlgorithm

from tests.identity.social.people import Person

Claims = dict[str, Any]
Forgery = Callable[["Signer", Claims], str]


@cache
def rsa_key(name: str) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


class Signer:
    """`forgery` signs in its place; `published` are the names of the keys in the key set."""

    def __init__(self) -> None:
        self.kid = "first"
        self.published = ["first"]
        self.forgery: Forgery | None = None
        rsa_key(self.kid)  # Made before anybody waits for it.

    def id_token(self, audience: str, nonce: str, person: Person) -> str:
        now = int(time.time())
        claims: Claims = {"iss": "https://accounts.google.com", "aud": audience, "azp": audience}
        claims |= {"sub": str(person.number), "iat": now, "exp": now + 3600, "nonce": nonce, "name": person.nickname}
        if person.email:
            claims |= {"email": person.email, "email_verified": person.is_email_verified}
        return self.forgery(self, claims) if self.forgery else self.signed(claims)

    def signed(self, claims: Claims, *, key: str = "", kid: str = "") -> str:
        return encode(claims, rsa_key(key or self.kid), algorithm="RS256", headers={"kid": kid or self.kid})

    def unsigned(self, claims: Claims) -> str:
        return encode(claims, None, algorithm="none", headers={"kid": self.kid})

    def signed_with_the_public_key(self, claims: Claims) -> str:
        """By hand, because no library signs like that."""
        public = rsa_key(self.kid).public_key()
        secret = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        parts = [_part(orjson.dumps({"alg": "HS256", "typ": "JWT", "kid": self.kid})), _part(orjson.dumps(claims))]
        signature = hmac.new(secret, ".".join(parts).encode(), hashlib.sha256).digest()
        return ".".join([*parts, _part(signature)])

    def key_set(self) -> dict[str, Any]:
        keys = [RSAAlgorithm.to_jwk(rsa_key(name).public_key(), as_dict=True) for name in self.published]
        named = zip(keys, self.published, strict=True)
        return {"keys": [key | {"kid": name, "alg": "RS256", "use": "sig"} for key, name in named]}


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
