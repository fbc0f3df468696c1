"""What contexts above may ask."""

from collections.abc import Collection
from uuid import UUID

from core.domain.actor import Actor
from identity.bootstrap import people, person_by_email, sessions

__all__ = ["actor_of_token", "people", "person_by_email", "redeem_ticket", "revoked"]


def actor_of_token(token: str) -> Actor:
    """Raises auth.token_invalid, auth.token_expired, auth.session_ended or auth.email_not_verified."""
    return sessions().authenticate(token)


def redeem_ticket(ticket: str) -> Actor:
    """Once only; raises auth.token_invalid, auth.session_ended or auth.email_not_verified."""
    return sessions().redeem_ticket(ticket)


def revoked(holders: Collection[tuple[UUID, UUID | None]]) -> set[tuple[UUID, UUID | None]]:
    """Those of the pairs of person and session that are no longer let in; one question for all of them."""
    return sessions().revoked(holders)
