"""Secrets from the system's generator; stored as HMAC-SHA256 under the product's key."""

import hashlib
import hmac
import secrets

from django.conf import settings


class KeyedSecrets:
    def code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def hash(self, secret: str) -> str:
        return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()
