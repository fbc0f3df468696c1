"""A login: the account, one check of the password, one session, two tokens."""

import os
import secrets
import time
import uuid

import jwt
import orjson
from argon2 import PasswordHasher
from django.http import HttpRequest, HttpResponse

from tests.benchmarks.rest.bare.database import rows

_ACCOUNT = "SELECT id, password, username FROM identity_user WHERE email_key = %s"
_HASHER = PasswordHasher()


def login(request: HttpRequest) -> HttpResponse:
    given = orjson.loads(request.body)
    [(identity, password, name)] = rows(_ACCOUNT, [given["email"]])
    _HASHER.verify(password.removeprefix("argon2"), given["password"])
    claims = {"user_id": str(identity), "exp": int(time.time()) + 900, "jti": uuid.uuid4().hex}
    token = jwt.encode(claims, os.environ["BENCH_SIGNING_KEY"], algorithm="RS256")
    tokens = {"access_token": token, "refresh_token": secrets.token_urlsafe(32), "expires_in": 900}
    body = {**tokens, "user": {"id": identity, "email": given["email"], "username": name}}
    return HttpResponse(orjson.dumps(body), content_type="application/json")
