"""GuestTickets in Redis: kept for seconds, taken once. What is kept is a guest's signed token."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis.exceptions import RedisError

from core.application.refusals import Unavailable
from core.infrastructure.redis import redis_client
from feedback.application.sharing_ports import GuestTokens
from feedback.application.sharing_read_models import GuestPass


class RedisGuestTickets:
    def __init__(self, tokens: GuestTokens) -> None:
        self._tokens = tokens

    def put(self, ticket_hash: str, given: GuestPass, seconds: int) -> None:
        with _redis_errors():
            redis_client().set(_key(ticket_hash), self._tokens.token(given), ex=seconds)

    def take(self, ticket_hash: str) -> GuestPass | None:
        with _redis_errors():
            kept: Any = redis_client().getdel(_key(ticket_hash))
        return None if kept is None else self._tokens.read(kept.decode())


def _key(ticket_hash: str) -> str:
    return f"guest-ticket:{ticket_hash}"


@contextmanager
def _redis_errors() -> Iterator[None]:
    try:
        yield
    except RedisError as error:
        raise Unavailable from error
