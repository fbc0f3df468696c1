"""Secrets of webhooks, from the system's generator."""

import secrets

from core.domain.secret import Secret
from webhooks.domain.signature import SECRET_BYTES, secret_of


def new_secret() -> Secret:
    return secret_of(secrets.token_bytes(SECRET_BYTES))
