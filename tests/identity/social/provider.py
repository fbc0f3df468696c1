"""Kakao, Naver and Google on the loopback device: each as strict, and as odd, as the real one.

`with LoopbackProvider() as provider:` serves until the end of the block. `provider.person` is who is signed in there
and says yes; `None` says no.
"""

import base64
import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson

from tests.identity.social.people import Person
from tests.identity.social.signing import Signer

Answer = tuple[int, dict[str, Any]]
CLIENTS = {name: (f"{name}-client", f"{name}-secret") for name in ("kakao", "naver", "google")}
PATHS = {
    "kakao": {"authorize": "/oauth/authorize", "token": "/oauth/token", "user": "/v2/user/me"},
    "naver": {"authorize": "/oauth2.0/authorize", "token": "/oauth2.0/token", "user": "/v1/nid/me"},
    "google": {"authorize": "/o/oauth2/v2/auth", "token": "/token", "keys": "/oauth2/v3/certs"},
}


@dataclass
class Grant:
    """What one yes was for."""

    provider: str
    person: Person
    redirect_uri: str
    state: str
    challenge: str
    nonce: str


class LoopbackProvider:
    """`failure` answers instead of the endpoints of that name (`token`, `user`, `keys`)."""

    def __init__(self) -> None:
        self.person: Person | None = None
        self.failures: dict[str, Callable[[], Answer]] = {}
        self.asked: list[str] = []
        self.signer = Signer()
        self.released = threading.Event()
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, Grant] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def registrations(self) -> dict[str, dict[str, str]]:
        """Settings that lead here."""
        here = f"http://127.0.0.1:{self._server.server_port}"
        return {
            name: {f"{kind}_url": f"{here}/{name}{path}" for kind, path in paths.items()}
            | {"client_id": CLIENTS[name][0], "client_secret": CLIENTS[name][1]}
            for name, paths in PATHS.items()
        }

    def slow(self) -> Answer:
        """An answer that comes when nobody waits any more."""
        self.released.wait(30)
        return 200, {}

    def answer(self, name: str, kind: str, given: dict[str, str], bearer: str) -> Answer:
        """A JSON endpoint: token, user or keys."""
        self.asked.append(f"{name} {kind}")
        if kind in self.failures:
            return self.failures[kind]()
        if kind == "keys":
            return 200, self.signer.key_set()
        return self._token(name, given) if kind == "token" else self._user(name, bearer)

    def authorize(self, name: str, given: dict[str, str]) -> str:
        """Where the browser is sent back to. What the real ones show a page about is a KeyError or AssertionError."""
        assert given["client_id"] == CLIENTS[name][0]
        assert given["response_type"] == "code"
        assert given.get("code_challenge_method", "S256") == "S256"
        if name == "google":
            assert "openid" in given["scope"].split()
        state = {"state": given["state"]}
        if self.person is None:
            refusal = {"error": "access_denied", "error_description": "User denied access"}
            return f"{given['redirect_uri']}?{urlencode(refusal | state)}"
        code = secrets.token_urlsafe(16)
        challenge, nonce = given.get("code_challenge", ""), given.get("nonce", "")
        uri = given["redirect_uri"]
        self._codes[code] = Grant(name, self.person, uri, given["state"], challenge, nonce)
        return f"{uri}?{urlencode({'code': code} | state)}"

    def _token(self, name: str, given: dict[str, str]) -> Answer:
        if (given.get("client_id"), given.get("client_secret")) != CLIENTS[name]:
            return _refusal(name, 401, "invalid_client", "Bad client credentials")
        assert given["grant_type"] == "authorization_code"
        grant = self._codes.pop(given["code"], None)
        if grant is None or grant.provider != name or not _fits(grant, given):
            return _refusal(name, 400, *_of_the_code(name, given["code"]))
        token = secrets.token_urlsafe(16)
        self._tokens[token] = grant
        answer: dict[str, Any] = {"access_token": token, "token_type": "bearer", "refresh_token": "r-" + token}
        answer["expires_in"] = "3600" if name == "naver" else 3599
        if name == "google":
            answer["id_token"] = self.signer.id_token(CLIENTS[name][0], grant.nonce, grant.person)
        return 200, answer

    def _user(self, name: str, bearer: str) -> Answer:
        grant = self._tokens.get(bearer)
        if grant is None or grant.provider != name:
            unknown = {"kakao": {"msg": "this access token does not exist", "code": -401}}
            return 401, unknown.get(name, {"resultcode": "024", "message": "Authentication failed"})
        known = grant.person
        if name == "naver":
            parts = {"id": str(known.number), "nickname": known.nickname, "email": known.email}
            told = {key: value for key, value in parts.items() if value}
            return 200, {"resultcode": "00", "message": "success", "response": told}
        account: dict[str, Any] = {"profile_nickname_needs_agreement": False, "has_email": bool(known.email)}
        account["profile"] = {"nickname": known.nickname}
        if known.email:
            proof = {"is_email_valid": known.is_email_valid, "is_email_verified": known.is_email_verified}
            account |= {"email": known.email, **proof}
        return 200, {"id": known.number, "connected_at": "2026-03-01T00:00:00Z", "kakao_account": account}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        return type("Handler", (_Handler,), {"provider": self})


class _Handler(BaseHTTPRequestHandler):
    provider: LoopbackProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        name, kind = _endpoint(parts.path)
        given = _single(parts.query)
        if kind == "authorize":
            self._send(302, {}, {"Location": self.provider.authorize(name, given)})
            return
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        self._send(*self.provider.answer(name, kind, given, bearer))

    def do_POST(self) -> None:
        name, kind = _endpoint(urlsplit(self.path).path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._send(*self.provider.answer(name, kind, _single(body), ""))

    def _send(self, status: int, body: dict[str, Any] | bytes, headers: dict[str, str] | None = None) -> None:
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        self.send_response(status)
        for key, value in ({"Content-Type": "application/json;charset=utf-8"} | (headers or {})).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: tests read what matters off `provider.asked`."""


def _endpoint(path: str) -> tuple[str, str]:
    _, name, rest = path.split("/", 2)
    return name, next(kind for kind, known in PATHS[name].items() if known == f"/{rest}")


def _single(query: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(query).items()}


def _fits(grant: Grant, given: dict[str, str]) -> bool:
    """Naver wants the state again; the others the address, and the verifier behind the challenge."""
    if grant.provider == "naver":
        return given.get("state") == grant.state
    digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
    is_proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == grant.challenge
    return is_proved and given.get("redirect_uri") == grant.redirect_uri


def _of_the_code(name: str, code: str) -> tuple[str, str]:
    return {
        "kakao": ("invalid_grant", f"authorization code not found for code={code}"),
        "naver": ("invalid_request", "no valid data in session"),
        "google": ("invalid_grant", "Malformed auth code."),
    }[name]


def _refusal(name: str, status: int, error: str, description: str) -> Answer:
    """Naver's errors come with 200."""
    return 200 if name == "naver" else status, {"error": error, "error_description": description}
