"""How an attempt ended."""

from dataclasses import dataclass
from datetime import timedelta

from webhooks.contracts import Failure

LONGEST_EXCERPT = 1000


@dataclass(frozen=True)
class Outcome:
    """`failure` is None where it was taken; `excerpt` is the beginning of what was answered."""

    failure: Failure | None
    milliseconds: int
    status_code: int | None = None
    retry_after: timedelta | None = None
    excerpt: str = ""

    def __post_init__(self) -> None:
        if len(self.excerpt) > LONGEST_EXCERPT:
            raise ValueError("an excerpt is short")


def failure_of(status_code: int) -> Failure | None:
    """Only 2xx is a delivery: who is sent elsewhere would be sent past the guard."""
    if 200 <= status_code < 300:
        return None
    if 300 <= status_code < 400:
        return Failure.REDIRECTED
    return Failure.GONE if status_code == 410 else Failure.REFUSED
