"""Sign-ups that nobody finished are forgotten."""

from datetime import timedelta

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.social_ports import PendingSignUpStore
from identity.domain.social import SIGN_UP_LIFE

# As long as the mails of the last hour count, so that beginning again is no way around their limit.
KEPT = SIGN_UP_LIFE + timedelta(hours=1)


def sweep_sign_ups(*, unit_of_work: UnitOfWork, sign_ups: PendingSignUpStore, clock: Clock) -> int:
    with unit_of_work(by=SYSTEM):
        return sign_ups.forget_older(clock() - KEPT)
