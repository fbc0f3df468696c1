"""Asking somebody who may fail, in the way that both providers share."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from ai_planning.domain.generation_refusals import (
    GenerationFailed,
    KeyRefused,
    ProviderQuotaSpent,
    ProviderRejects,
    ProviderTimedOut,
    ProviderUnreachable,
    RequestRefused,
)
from ai_planning.infrastructure.providers.account import Account
from ai_planning.infrastructure.providers.patience import Patience

# What clients stumble over when an answer is of another shape than they know.
SHAPELESS = (ValueError, TypeError, AttributeError, LookupError)
LONGEST_RETRY_SECONDS = 24 * 3600
_PASSING = frozenset((408, 409, 425))
logger = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Failure:
    """Why it failed, in our words; `may_pass` says that asking again at once can help."""

    refusal: GenerationFailed
    may_pass: bool = False


def ask(
    question: Callable[[], Result],
    errors: tuple[type[Exception], ...],
    failure: Callable[[Any], Failure],
    account: Account,
    patience: Patience,
) -> Result:
    """What the client raises ends here: its messages may hold the key, and what people have typed."""
    pause = account.pause
    for tries_left in reversed(range(account.tries)):
        try:
            return question()
        except errors as error:
            failed = failure(error)
            told = {"provider": account.provider.value, "error": type(error).__name__, "code": failed.refusal.code}
        logger.warning("planning.provider_failed", extra={**told, "tries_left": tries_left})
        if not (failed.may_pass and tries_left):
            break
        patience.pause(pause)
        pause *= 2
    raise failed.refusal


def of_status(status: int, retry_after: int | None) -> Failure:
    if status in (401, 403):
        return Failure(KeyRefused())
    if status == 429:
        return Failure(ProviderQuotaSpent(retry_after))
    if status >= 500 or status in _PASSING:
        return Failure(ProviderUnreachable(), may_pass=True)
    return Failure(ProviderRejects())


def refused() -> Failure:
    return Failure(RequestRefused())


def timed_out() -> Failure:
    return Failure(ProviderTimedOut())


def cut_off() -> Failure:
    return Failure(ProviderUnreachable(), may_pass=True)


def shapeless() -> Failure:
    return Failure(ProviderUnreachable())


def retry_after(headers: Any) -> int | None:
    """Seconds, whether the header says them or a date."""
    given = str(headers.get("retry-after") or "").strip()
    if given.isdecimal():
        return _bounded(int(given[:9]))
    try:
        return _bounded(int((parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()))
    except (TypeError, ValueError):
        return None


def _bounded(seconds: int) -> int:
    return max(1, min(seconds, LONGEST_RETRY_SECONDS))
