"""Tokens of invitations and links as they are stored."""

from core.application.ports import Secrets


def hashed(token: str, secrets: Secrets) -> str:
    """Keyed, and apart from tokens of any other kind."""
    return secrets.hash(f"invitation {token}")
