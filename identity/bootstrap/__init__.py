"""Composition root of the identity context: one façade a concern."""

from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from identity.application.register_account import VERIFICATION_MAIL
from identity.bootstrap.accounts import accounts
from identity.bootstrap.parts import key_ring
from identity.bootstrap.sessions import sessions
from identity.infrastructure.queries import people, person_by_email

__all__ = [
    "accounts",
    "ensure_signing_key",
    "issue_access_token",
    "people",
    "person_by_email",
    "send_mail",
    "sessions",
]


def ensure_signing_key() -> None:
    key_ring().make_first_key()


def issue_access_token(actor: Actor) -> str:
    return sessions().issue_access_token(actor)


def send_mail(payload: dict[str, Any]) -> None:
    """Job handler: the mail that `payload` names, to its `account_id`."""
    mails = {VERIFICATION_MAIL: accounts().send_verification}
    mails[payload["mail"]](UUID(payload["account_id"]))
