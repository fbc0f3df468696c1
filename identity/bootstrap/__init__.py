"""Composition root of the identity context: one façade a concern."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.infrastructure.mail import post
from identity.application.proofs import KINDS
from identity.bootstrap.accounts import accounts
from identity.bootstrap.credentials import credentials
from identity.bootstrap.erasing import begin_erasing, erase_traces, give_up_on_traces
from identity.bootstrap.guarded import guarded
from identity.bootstrap.leaving import leaving
from identity.bootstrap.newcomers import newcomers
from identity.bootstrap.parts import access_seconds, key_ring, standings
from identity.bootstrap.profile import profile
from identity.bootstrap.secrets import secrets
from identity.bootstrap.sessions import sessions
from identity.bootstrap.social import social
from identity.bootstrap.trail import trail
from identity.infrastructure.key_ring import Rotation
from identity.infrastructure.queries import addressee, addressees, people, people_by_email, person_by_email, wishes

__all__ = [
    "access_seconds",
    "accounts",
    "addressee",
    "addressees",
    "begin_erasing",
    "credentials",
    "delete_avatar",
    "ensure_signing_key",
    "erase_traces",
    "give_up_on_mail",
    "give_up_on_traces",
    "guarded",
    "issue_access_token",
    "leaving",
    "newcomers",
    "people",
    "people_by_email",
    "person_by_email",
    "profile",
    "repeat_standing",
    "rotate_signing_keys",
    "secrets",
    "send_mail",
    "sessions",
    "social",
    "trail",
    "wishes",
]

_PURPOSES = {kind.value: purpose for purpose, kind in KINDS.items()}


def delete_avatar(payload: dict[str, Any]) -> None:
    """Job handler: the objects of the picture `version` of `account_id`."""
    profile().delete_avatar(UUID(payload["account_id"]), payload["version"])


def ensure_signing_key() -> None:
    key_ring().make_first_key()


def rotate_signing_keys(*, revoke: bool) -> Rotation:
    """A new key signs; the one before it still verifies, unless all older ones are to be revoked."""
    return key_ring().rotate(keep=0 if revoke else 1)


def issue_access_token(actor: Actor) -> str:
    return sessions().issue_access_token(actor)


def repeat_standing(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: tells Redis again, in case that it was away when the standing changed."""
    standings().tell(UUID(payload["user_id"]))


def send_mail(payload: dict[str, Any]) -> None:
    """Job handler: the mail that `payload` names; a proof to its `account_id` or `sign_up_id`.

    A `notice_id` is of a release that owed notices this way."""
    if "notice_id" in payload:
        post.send_notice(payload)
    elif "sign_up_id" in payload:
        social().send_social_code(UUID(payload["sign_up_id"]))
    else:
        accounts().send_proof(UUID(payload["account_id"]), _PURPOSES[payload["mail"]])


def give_up_on_mail(payload: dict[str, Any], error: str) -> None:
    """Job handler: a notice that never left is not kept."""
    if "notice_id" in payload:
        post.drop_notice(payload, error)
