"""How tries at a password are slowed down without locking the owner out for good."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from core.domain.errors import TooSoon


class TooManyAttempts(TooSoon):
    code = "auth.too_many_attempts"


class LockOutBegan(TooManyAttempts):
    """The first try that a lock-out turns away; those after it would only fill the trail."""

    audited = True


@dataclass(frozen=True)
class Guess:
    """A try at the password of `who`, from `address`; none where the caller is known by a token already."""

    who: str
    address: str = ""


@dataclass(frozen=True)
class LockOutRules:
    """`tries` are free, then each waits, twice as long as the one before.

    They are counted per account, and per address with more of them because an office may share one. An address from
    which the account was logged in to before has a counter of its own: what strangers try elsewhere does not slow it.
    """

    tries: int = 5
    tries_of_address: int = 30
    first_pause: timedelta = timedelta(seconds=30)
    longest_pause: timedelta = timedelta(minutes=15)
    fading: timedelta = timedelta(hours=24)
    remembered: timedelta = timedelta(days=90)

    def pause(self, tries: int, free: int) -> timedelta:
        """How long the next one waits after `tries` of them failed."""
        if tries < free:
            return timedelta(0)
        return min(self.first_pause * (1 << min(tries - free, 32)), self.longest_pause)


def turned_away(wait: timedelta, is_first: bool) -> TooManyAttempts:
    return (LockOutBegan if is_first else TooManyAttempts)(ceil(wait.total_seconds()))
