"""SocialFlows in Redis: kept for minutes, taken once."""

from dataclasses import asdict

import orjson
from redis.exceptions import RedisError

from core.application.refusals import Unavailable
from core.infrastructure.redis import redis_client
from identity.contracts import LoginMethod
from identity.domain.social import Flow


class RedisSocialFlows:
    def put(self, state_hash: str, flow: Flow, seconds: int) -> None:
        try:
            redis_client().set(_key(state_hash), orjson.dumps(asdict(flow)), ex=seconds)
        except RedisError as error:
            raise Unavailable from error

    def take(self, state_hash: str) -> Flow | None:
        try:
            value = redis_client().getdel(_key(state_hash))
        except RedisError as error:
            raise Unavailable from error
        if value is None:
            return None
        parts = orjson.loads(value)
        return Flow(**parts | {"provider": LoginMethod(parts["provider"])})


def _key(state_hash: str) -> str:
    return f"social:{state_hash}"
