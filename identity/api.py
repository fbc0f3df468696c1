"""What contexts above may ask."""

from collections.abc import Collection
from uuid import UUID

from core.domain.actor import Actor
from core.domain.secret import Secret
from identity.bootstrap import people, people_by_email, person_by_email, secrets, sessions
from identity.contracts import AiProvider

__all__ = ["actor_of_token", "api_key", "people", "people_by_email", "person_by_email", "redeem_ticket", "revoked"]


def actor_of_token(token: str) -> Actor:
    """Raises auth.token_invalid, auth.token_expired, auth.session_ended or auth.email_not_verified."""
    return sessions().authenticate(token)


def api_key(user_id: UUID, provider: AiProvider) -> Secret | None:
    """The person's own key at the provider; to be revealed only to the provider."""
    return secrets().api_key(user_id, provider)


def redeem_ticket(ticket: str) -> Actor:
    """Once only; raises auth.token_invalid, auth.session_ended or auth.email_not_verified."""
    return sessions().redeem_ticket(ticket)


def revoked(holders: Collection[tuple[UUID, UUID | None]]) -> set[tuple[UUID, UUID | None]]:
    """Those of the pairs of person and session that are no longer let in; one question for all of them."""
    return sessions().revoked(holders)
