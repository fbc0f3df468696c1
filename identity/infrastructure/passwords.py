"""Passwords by Argon2 (Django's hasher), and secrets for mails, refresh and tickets."""

import hashlib
import hmac
import secrets
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password


class Argon2Passwords:
    def hash(self, password: str) -> str:
        return make_password(password)

    def matches(self, password: str, password_hash: str | None) -> bool:
        matched = check_password(password, password_hash or _hash_of_nobody())
        return matched and password_hash is not None


class KeyedSecrets:
    """Secrets from the system's generator; stored as HMAC-SHA256 under the product's key."""

    def code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def hash(self, secret: str) -> str:
        return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()


@cache
def _hash_of_nobody() -> str:
    return make_password(secrets.token_urlsafe(16))
