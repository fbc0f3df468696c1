"""Passwords by Argon2 (Django's hasher), and secrets for mails, refresh and tickets."""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password


class Argon2Passwords:
    def hash(self, password: str) -> str:
        return make_password(password)

    def matches(self, password: str, password_hash: str | None) -> bool:
        if password_hash is None:
            make_password(password)
            return False
        return check_password(password, password_hash)


class KeyedSecrets:
    """Secrets from the system's generator; stored as HMAC-SHA256 under the product's key."""

    def code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def hash(self, secret: str) -> str:
        return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()
