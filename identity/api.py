"""What contexts above may ask."""

from core.domain.actor import Actor
from identity.bootstrap import people, person_by_email, sessions

__all__ = ["actor_of_token", "people", "person_by_email", "redeem_ticket"]


def actor_of_token(token: str) -> Actor:
    """Raises NotAuthenticated refusals: auth.token_invalid, auth.token_expired."""
    return sessions().read_access_token(token)


def redeem_ticket(ticket: str) -> Actor:
    """Once only; raises auth.token_invalid."""
    return sessions().redeem_ticket(ticket)
