"""What a guest holds: a pass for a quarter of an hour, and a token by which it goes on."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from core.application.ports import Secrets
from core.domain.clock import Clock
from feedback.application.share_tokens import hashed_refresh
from feedback.application.sharing_ports import GuestSessions, GuestTokens
from feedback.application.sharing_read_models import GuestPass
from feedback.domain.sharing_refusals import GuestSessionEnded, GuestTokenExpired, GuestTokenInvalid

PASS_LIFE = timedelta(minutes=15)
# Of a session that nobody uses.
SESSION_LIFE = timedelta(days=30)


@dataclass(frozen=True)
class GuestEntry:
    """`token` opens the shared routes until the pass ends, `refresh_token` gives the next one."""

    given: GuestPass
    token: str = field(repr=False)
    refresh_token: str = field(repr=False)


def entry(given: GuestPass, refresh_token: str, tokens: GuestTokens, now: datetime) -> GuestEntry:
    current = replace(given, until=now + PASS_LIFE)
    return GuestEntry(current, tokens.token(current), refresh_token)


def refresh_guest(
    refresh_token: str, *, sessions: GuestSessions, tokens: GuestTokens, secrets: Secrets, clock: Clock
) -> GuestEntry:
    """The guest is the same one as before. GuestSessionEnded."""
    now = clock()
    given = sessions.go_on(hashed_refresh(refresh_token, secrets), now)
    if given is None:
        raise GuestSessionEnded
    return entry(given, refresh_token, tokens, now)


def read_guest_token(token: str, *, tokens: GuestTokens, clock: Clock) -> GuestPass:
    """Whom the token names; whether the session stands, the access asks. GuestTokenInvalid, GuestTokenExpired."""
    given = tokens.read(token)
    if given is None:
        raise GuestTokenInvalid
    if clock() >= given.until:
        raise GuestTokenExpired
    return given
