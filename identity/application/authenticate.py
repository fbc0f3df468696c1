"""Who comes with an access token, and whether it still counts."""

from core.domain.actor import Actor
from identity.application.ports import AccessTokens, Standings


def authenticate(token: str, *, tokens: AccessTokens, standings: Standings) -> Actor:
    """Raises TokenInvalid, TokenExpired, SessionEnded, EmailNotVerified."""
    actor = tokens.read(token)
    standings.of(actor.user_id).admit(actor.session_id)
    return actor
