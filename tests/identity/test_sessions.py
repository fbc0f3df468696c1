"""Log in, refresh, log out, and what attackers try."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.ids import new_id
from identity import api as identity
from identity.domain.session import TokenInvalid
from identity.infrastructure.key_ring import KeyRing
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord, User
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD

Made = Callable[..., dict[str, Any]]
TRANSACTION_CONTROL = re.compile(r"BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK")


def refresh(api: ApiClient, token: str) -> Answer:
    return api.post("/v2/auth/refresh", {"refresh_token": token})


@pytest.mark.django_db
def test_a_refresh_token_is_taken_for_a_new_one(api: ApiClient, verified: Made) -> None:
    session = verified("minji")
    renewed = refresh(api, session["refresh_token"]).json()
    assert renewed["refresh_token"] != session["refresh_token"]
    assert api.with_(Authorization=f"Bearer {renewed['access_token']}").get("/v2/me").status_code == 200


@pytest.mark.django_db
def test_reuse_after_the_grace_ends_the_session_for_everyone(api: ApiClient, verified: Made) -> None:
    session = verified("stolen")
    renewed = refresh(api, session["refresh_token"]).json()
    RefreshTokenRecord.objects.exclude(used_at=None).update(used_at=datetime.now(UTC) - timedelta(seconds=11))
    assert refresh(api, session["refresh_token"]).code == "auth.token_reused"
    assert refresh(api, renewed["refresh_token"]).code == "auth.token_reused"


@pytest.mark.django_db(transaction=True)
def test_ten_tabs_may_refresh_one_token_at_once(api: ApiClient, verified: Made) -> None:
    token = verified("tabs")["refresh_token"]

    def one(_: int) -> Answer:
        try:
            return refresh(ApiClient(), token)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(one, range(10)))
    assert [answer.status_code for answer in answers] == [200] * 10
    assert SessionRecord.objects.filter(ended_at=None).count() == 1
    assert all(refresh(api, answer.json()["refresh_token"]).status_code == 200 for answer in answers)


@pytest.mark.django_db
def test_logging_out_ends_the_session_and_may_be_repeated(api: ApiClient, verified: Made) -> None:
    token = verified("leaver")["refresh_token"]
    for _ in range(2):
        assert api.post("/v2/auth/logout", {"refresh_token": token}).status_code == 204
    assert refresh(api, token).code == "auth.session_ended"


@pytest.mark.django_db
def test_an_old_refresh_token_sends_its_holder_to_the_login(api: ApiClient, verified: Made) -> None:
    token = verified("away")["refresh_token"]
    RefreshTokenRecord.objects.update(issued_at=datetime.now(UTC) - timedelta(days=8))
    assert refresh(api, token).code == "auth.token_invalid"


@pytest.mark.django_db
def test_wrong_password_unknown_address_and_a_closed_account_answer_alike(api: ApiClient, verified: Made) -> None:
    email = verified("known")["user"]["email"]
    wrong = api.post("/v2/auth/login", {"email": email, "password": "wrong password"})
    unknown = api.post("/v2/auth/login", {"email": "nobody@example.kr", "password": PASSWORD})
    malformed = api.post("/v2/auth/login", {"email": "nobody", "password": PASSWORD})
    User.objects.update(is_active=False)
    closed = api.post("/v2/auth/login", {"email": email, "password": PASSWORD})
    bodies = [answer.json() | {"request_id": ""} for answer in (wrong, unknown, malformed, closed)]
    assert bodies[0]["code"] == "auth.wrong_credentials"
    assert all(body == bodies[0] for body in bodies)
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


@contextmanager
def statements(at_most: int) -> Iterator[None]:
    """Statements without BEGIN, COMMIT and savepoints."""
    with CaptureQueriesContext(connection) as captured:
        yield
    work = [each["sql"] for each in captured if not TRANSACTION_CONTROL.match(each["sql"])]
    assert len(work) <= at_most, "\n".join(work)


@pytest.mark.django_db
def test_statements_are_pinned(api: ApiClient, verified: Made) -> None:
    session = verified("counted")
    bearer = api.with_(Authorization=f"Bearer {session['access_token']}")
    with statements(6):
        login = api.post("/v2/auth/login", {"email": session["user"]["email"], "password": PASSWORD})
    assert login.status_code == 200
    with statements(5):
        assert refresh(api, session["refresh_token"]).status_code == 200
    assert bearer.get("/v2/me").status_code == 200
    with statements(1):
        assert bearer.get("/v2/me").status_code == 200
    with statements(0):
        assert bearer.post("/v2/auth/ws-ticket").status_code == 200
    with statements(6):
        assert api.post("/v2/auth/logout", {"refresh_token": session["refresh_token"]}).status_code == 204


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
