"""Signatures after Standard Webhooks 1.0: HMAC-SHA256 over `{id}.{timestamp}.{body}`, one for each live secret."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from core.domain.secret import Secret

PREFIX = "whsec_"
SECRET_BYTES = 32


def secret_of(key: bytes) -> Secret:
    return Secret(PREFIX + base64.b64encode(key).decode())


def signed_headers(message_id: str, at: datetime, body: bytes, secrets: Sequence[Secret]) -> dict[str, str]:
    """`webhook-signature` has them separated by a space; a receiver is content with any."""
    timestamp = str(int(at.timestamp()))
    content = f"{message_id}.{timestamp}.".encode() + body
    signatures = [f"v1,{_signature(secret, content)}" for secret in secrets]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(signatures),
    }


def _signature(secret: Secret, content: bytes) -> str:
    key = base64.b64decode(secret.reveal().removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
