"""Holds over Redis: a hash a project, whose fields end by the time that they tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from redis.exceptions import RedisError

from core.domain.actor import Actor
from core.domain.clock import Clock, rfc3339
from core.domain.events import project_channel
from core.infrastructure.ephemeral import tell
from core.infrastructure.redis import redis_client
from schedule.application.hold_ports import HOLD_SECONDS, Hold

_TAKE = """
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if kept then
  local hold = cjson.decode(kept)
  if hold.user_id ~= ARGV[2] and tonumber(hold.ends) > tonumber(ARGV[3]) then return kept end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[5])
return ARGV[4]
"""
_RELEASE = """
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if not kept or cjson.decode(kept).user_id ~= ARGV[2] then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])
"""


@dataclass(frozen=True)
class RedisHolds:
    clock: Clock

    def take(self, project_id: UUID, wanted: Hold) -> Hold:
        given: list[Any] = [
            str(wanted.task_id),
            str(wanted.user_id),
            self.clock().timestamp(),
            _kept(wanted),
            HOLD_SECONDS,
        ]
        try:
            stands: Any = redis_client().eval(_TAKE, 1, _name(project_id), *given)
        except RedisError:
            return wanted
        return _hold(wanted.task_id, stands)

    def release(self, project_id: UUID, task_id: UUID, user_id: UUID) -> bool:
        try:
            return bool(redis_client().eval(_RELEASE, 1, _name(project_id), str(task_id), str(user_id)))
        except RedisError:
            return False

    def of(self, project_id: UUID) -> Mapping[UUID, Hold]:
        try:
            kept: Any = redis_client().hgetall(_name(project_id))
        except RedisError:
            return {}
        holds = [_hold(UUID(task_id.decode()), value) for task_id, value in kept.items()]
        return {hold.task_id: hold for hold in holds if hold.until > self.clock()}


class EphemeralHoldNews:
    """To whoever listens just now."""

    def held(self, project_id: UUID, hold: Hold) -> None:
        by = Actor(hold.user_id, hold.name)
        told = {"task_id": str(hold.task_id), "until": rfc3339(hold.until)}
        tell(project_channel(project_id), "task.held", by, told)

    def released(self, project_id: UUID, task_id: UUID, by: Actor) -> None:
        tell(project_channel(project_id), "task.released", by, {"task_id": str(task_id)})


def _name(project_id: UUID) -> str:
    return f"holds:{project_id}"


def _kept(hold: Hold) -> bytes:
    told = {"user_id": str(hold.user_id), "name": hold.name, "ends": hold.until.timestamp()}
    return orjson.dumps(told | {"until": hold.until.isoformat()})


def _hold(task_id: UUID, kept: bytes) -> Hold:
    told = orjson.loads(kept)
    return Hold(task_id, UUID(told["user_id"]), told["name"], datetime.fromisoformat(told["until"]))
