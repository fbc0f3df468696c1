"""What attackers make of tokens. All of it is tried on an account that is there, so that a hole would show."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.bootstrap.parts import key_ring
from tests.client import Answer, ApiClient

Made = Callable[..., dict[str, Any]]
Claims = dict[str, Any]
STRANGER = generate_private_key(public_exponent=65537, key_size=2048)


def claims_of(actor: Actor, **changed: Any) -> Claims:
    at = datetime.now(UTC)
    claims: Claims = {"token_type": "access", "user_id": str(actor.user_id), "sid": str(new_id()), "jti": "x"}
    claims |= {"name": actor.name, "iat": at, "exp": at + timedelta(minutes=5)} | changed
    return {name: value for name, value in claims.items() if value is not None}


def signed(claims: Claims, key: RSAPrivateKey | None = None, algorithm: str = "RS256", **header: Any) -> str:
    """By our own key and under its name, where nothing else is said."""
    own = key_ring().signing()
    return jwt.encode(claims, key or own.private, algorithm=algorithm, headers={"kid": own.kid} | header)


def by_hand(header: Claims, claims: Claims, sign: Callable[[bytes], bytes]) -> str:
    """PyJWT refuses to make what some attackers send."""

    def part(content: bytes) -> str:
        return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

    def encoded(value: Claims) -> str:
        return part(json.dumps(value, default=lambda moment: int(moment.timestamp())).encode())

    unsigned = f"{encoded({'typ': 'JWT', 'kid': key_ring().signing().kid} | header)}.{encoded(claims)}"
    return f"{unsigned}.{part(sign(unsigned.encode()))}"


def hs256(claims: Claims) -> str:
    """Signed with the public key, for a verifier that takes it for a shared secret."""
    public = key_ring().signing().private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return by_hand({"alg": "HS256"}, claims, lambda unsigned: hmac.new(public, unsigned, hashlib.sha256).digest())


def with_own_jwk(claims: Claims) -> str:
    """Brings the key that it is to be verified with."""
    jwk = RSAAlgorithm.to_jwk(STRANGER.public_key(), as_dict=True)
    return signed(claims, STRANGER, jwk=jwk, jku="https://attacker.example/jwks.json")


def kid_of(value: object) -> Callable[[Claims], str]:
    """Signed by our own key, under another name."""

    def forge(claims: Claims) -> str:
        own = key_ring().signing().private
        return by_hand({"alg": "RS256", "kid": value}, claims, lambda text: rs256.sign(text, own))

    rs256 = RSAAlgorithm(RSAAlgorithm.SHA256)
    return forge


def with_changed_claims(claims: Claims) -> str:
    """Our signature of somebody else's token under these claims."""
    header, _, signature = signed(claims | {"user_id": str(new_id())}).split(".")
    _, body, _ = signed(claims).split(".")
    return f"{header}.{body}.{signature}"


ATTACKS: dict[str, Callable[[Claims], str]] = {
    "no algorithm": lambda claims: by_hand({"alg": "none"}, claims, lambda _: b""),
    "no algorithm, oddly written": lambda claims: by_hand({"alg": "nOnE"}, claims, lambda _: b""),
    "public key as secret": hs256,
    "another algorithm of the right key": lambda claims: signed(claims, algorithm="RS512"),
    "key of a stranger": lambda claims: signed(claims, STRANGER),
    "key of a stranger, which it brings": with_own_jwk,
    "claims of another token": with_changed_claims,
    "no signature": lambda claims: signed(claims).rsplit(".", 1)[0] + ".",
    "kid that climbs": kid_of("../keys/0001"),
    "kid of a file": kid_of("/etc/passwd"),
    "kid with NUL": kid_of("0001\x00"),
    "kid of another type": kid_of(["0001"]),
    "kid of nobody": kid_of("9999"),
    "kid that is empty": kid_of(""),
    "no kid": lambda claims: jwt.encode(claims, key_ring().signing().private, algorithm="RS256"),
    "refresh token of the right key": lambda claims: signed(claims | {"token_type": "refresh"}),
    "no type": lambda claims: signed({name: claims[name] for name in claims if name != "token_type"}),
    "no end": lambda claims: signed({name: claims[name] for name in claims if name != "exp"}),
    "no id of its own": lambda claims: signed({name: claims[name] for name in claims if name != "jti"}),
    "not yet": lambda claims: signed(claims | {"nbf": datetime.now(UTC) + timedelta(hours=1)}),
    "user that is no id": lambda claims: signed(claims | {"user_id": "me"}),
    "user that is a list": lambda claims: signed(claims | {"user_id": [claims["user_id"]]}),
    "user that is not there": lambda claims: signed(claims | {"user_id": str(new_id())}),
    "garbage": lambda _: "a.b.c",
    "two tokens": lambda claims: f"{signed(claims)} {signed(claims)}",
}


def ask(api: ApiClient, token: str) -> Answer:
    return api.with_(Authorization=f"Bearer {token}").get("/v2/projects")


@pytest.fixture
def person(make_person: Callable[..., Actor]) -> Actor:
    return make_person("민지")


def test_a_token_like_ours_is_believed_or_nothing_here_proves_anything(api: ApiClient, person: Actor) -> None:
    assert ask(api, signed(claims_of(person))).status_code == 200


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_forged_token_is_refused(api: ApiClient, person: Actor, attack: str) -> None:
    answer = ask(api, ATTACKS[attack](claims_of(person)))
    assert (answer.status_code, answer.code) == (401, "auth.token_invalid")


@pytest.mark.parametrize("seconds", [1, 3600])
def test_a_token_of_a_process_whose_clock_is_ahead_is_believed(api: ApiClient, person: Actor, seconds: int) -> None:
    ahead = datetime.now(UTC) + timedelta(seconds=seconds)
    assert ask(api, signed(claims_of(person, iat=ahead, exp=ahead + timedelta(minutes=5)))).status_code == 200


@pytest.mark.parametrize("seconds", [1, 3600])
def test_an_expired_token_says_that_refreshing_helps(api: ApiClient, person: Actor, seconds: int) -> None:
    token = signed(claims_of(person, exp=datetime.now(UTC) - timedelta(seconds=seconds)))
    answer = ask(api, token)
    assert (answer.code, answer.headers["WWW-Authenticate"]) == ("auth.token_expired", "Bearer")


def test_an_expired_token_of_a_stranger_is_only_invalid(api: ApiClient, person: Actor) -> None:
    token = signed(claims_of(person, exp=datetime.now(UTC) - timedelta(seconds=1)), STRANGER)
    assert ask(api, token).code == "auth.token_invalid"


@pytest.mark.django_db
def test_neither_kind_of_token_stands_for_the_other(api: ApiClient, verified: Made) -> None:
    session = verified("mixed")
    assert ask(api, session["refresh_token"]).code == "auth.token_invalid"
    for path in ("refresh", "logout"):
        answer = api.post(f"/v2/auth/{path}", {"refresh_token": session["access_token"]})
        assert answer.status_code == (204 if path == "logout" else 401)
    assert ask(api, session["access_token"]).status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer", "Basic bWluamk6cGFzc3dvcmQ=", "Token x", "bearer"])
def test_what_is_no_bearer_token_is_no_credential(api: ApiClient, header: str) -> None:
    assert api.with_(Authorization=header).get("/v2/projects").status_code == 401


def test_a_token_in_the_address_or_a_cookie_is_not_looked_at(api: ApiClient, person: Actor) -> None:
    token = signed(claims_of(person))
    assert api.get("/v2/projects", {"token": token, "access_token": token}).status_code in (400, 401)
    assert api.with_(Cookie=f"access_token={token}").get("/v2/projects").code == "auth.required"


def test_the_public_keys_are_served_without_their_private_part(api: ApiClient) -> None:
    keys = api.get("/.well-known/jwks.json").json()["keys"]
    assert [sorted(key) for key in keys] == [["alg", "e", "key_ops", "kid", "kty", "n", "use"]]
