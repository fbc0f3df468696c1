"""Tickets in Redis: kept for seconds, taken once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import orjson
from redis.exceptions import RedisError

from core.application.refusals import Unavailable
from core.domain.actor import Actor
from core.infrastructure.redis import redis_client


class RedisTickets:
    def put(self, ticket: str, actor: Actor, seconds: int) -> None:
        value = orjson.dumps([str(actor.user_id), actor.name, str(actor.session_id) if actor.session_id else None])
        with _redis_errors():
            redis_client().set(_key(ticket), value, ex=seconds)

    def take(self, ticket: str) -> Actor | None:
        with _redis_errors():
            value = redis_client().getdel(_key(ticket))
        if value is None:
            return None
        user_id, name, session_id = orjson.loads(value)
        return Actor(UUID(user_id), name, UUID(session_id) if session_id else None)


def _key(ticket: str) -> str:
    return f"ticket:{ticket}"


@contextmanager
def _redis_errors() -> Iterator[None]:
    try:
        yield
    except RedisError as error:
        raise Unavailable from error
