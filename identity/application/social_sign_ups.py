"""The sign-up that a token stands for."""

from core.application.ports import Secrets
from core.domain.clock import Clock
from identity.application.social_ports import PendingSignUpStore
from identity.domain.social import PendingSignUp, SignUpExpired


def waiting_sign_up(token: str, *, sign_ups: PendingSignUpStore, secrets: Secrets, clock: Clock) -> PendingSignUp:
    """Raises SignUpExpired, also for one that nobody knows."""
    sign_up = sign_ups.by_token(secrets.hash(token))
    if sign_up is None or sign_up.is_over(clock()):
        raise SignUpExpired
    return sign_up
