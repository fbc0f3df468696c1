"""Tokens of share links and of their guests as they are stored."""

from core.application.ports import Secrets


def hashed(token: str, secrets: Secrets) -> str:
    """Keyed, and apart from tokens of any other kind."""
    return secrets.hash(f"share link {token}")


def hashed_refresh(token: str, secrets: Secrets) -> str:
    return secrets.hash(f"guest refresh {token}")


def hashed_ticket(ticket: str, secrets: Secrets) -> str:
    return secrets.hash(f"guest ticket {ticket}")


def hashed_code(code: str, secrets: Secrets) -> str:
    return secrets.hash(f"guest code {code}")
