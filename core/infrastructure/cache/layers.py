"""One entry, or many at once, through the three layers."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from typing import TypeVar, cast

from django.conf import settings
from django.db import connection

from core.infrastructure import metrics, streams
from core.infrastructure.cache import shared
from core.infrastructure.cache.flights import Flights
from core.infrastructure.cache.memory import ABSENT, Memory
from core.infrastructure.cache.release import release

Value = TypeVar("Value")
Id = TypeVar("Id")
Revisions = Mapping[str, int]
Parts = tuple[object, ...]


class Life(Enum):
    """Hot entries stay in the process, warm and cold ones are also in Redis; settings say for how long."""

    HOT = "CACHE_HOT_SECONDS"
    WARM = "CACHE_WARM_SECONDS"
    COLD = "CACHE_COLD_SECONDS"

    @property
    def seconds(self) -> int:
        return int(getattr(settings, self.value))

    @property
    def memory_seconds(self) -> float:
        return self.seconds if self is Life.HOT else min(self.seconds, settings.CACHE_MEMORY_SECONDS)


def revisions_of(channels: Iterable[str]) -> Revisions:
    """One Redis read; to be asked before the rows, so that an entry is never older than its key says."""
    names = list(channels)
    if connection.in_atomic_block:
        return dict.fromkeys(names, 0)
    return dict(zip(names, streams.revisions(names), strict=True))


def cached(entry: str, at: Revisions, load: Callable[[], Value], *, of: Parts = (), life: Life = Life.WARM) -> Value:
    """What `load` gives, kept as `entry` of `of` while the channels stand at these revisions.

    Inside a transaction it is always loaded: what is not committed is nobody else's.
    """
    if connection.in_atomic_block:
        return load()
    key = _key(entry, at, of)
    found: dict[str, Value] = _in_memory(entry, {key: key})
    return found[key] if found else flights().once(key, partial(_beyond_memory, entry, key, load, life))


def cached_many(
    entry: str,
    at: Mapping[Id, Revisions],
    load: Callable[[list[Id]], Mapping[Id, Value]],
    *,
    of: Parts = (),
    life: Life = Life.COLD,
) -> dict[Id, Value]:
    """By id, each kept at revisions of its own; what no layer has is loaded at once, what `load` lacks left out."""
    if connection.in_atomic_block:
        return dict(load(list(at))) if at else {}
    keys = {each: _key(entry, revisions, (each, *of)) for each, revisions in at.items()}
    found: dict[Id, Value] = _looked_up(entry, keys, life)
    missing = [each for each in keys if each not in found]
    if missing:
        loaded = load(missing)
        metrics.count_lookups(entry, "database", len(missing))
        _keep({keys[each]: value for each, value in loaded.items()}, life)
        found |= loaded
    return found


def known(entry: str, at: Revisions, *, of: Parts = (), life: Life = Life.WARM) -> object | None:
    """What is kept, None where nothing is; never asked inside a transaction."""
    key = _key(entry, at, of)
    return _looked_up(entry, {key: key}, life).get(key)


def keep(entry: str, at: Revisions, value: object, *, of: Parts = (), life: Life = Life.WARM) -> None:
    """What was read because it was not `known`; outside of transactions only."""
    metrics.count_lookups(entry, "database", 1)
    _keep({_key(entry, at, of): value}, life)


def keep_many(entry: str, at: Mapping[Parts, Revisions], values: Mapping[Parts, object], life: Life) -> None:
    """What was read along with something else, by `of`: no lookup, found or not; outside of transactions only."""
    _keep({_key(entry, at[of], of): value for of, value in values.items()}, life)


def stamp(entry: str, at: Revisions, *, of: Parts = ()) -> str:
    """Another one once the channels stand elsewhere, and in another release."""
    return _key(entry, at, of).rpartition(":")[2]


@cache
def memory() -> Memory:
    return Memory(settings.CACHE_MEMORY_ENTRIES)


@cache
def flights() -> Flights:
    return Flights()


def _looked_up(entry: str, keys: Mapping[Id, str], life: Life) -> dict[Id, Value]:
    found: dict[Id, Value] = _in_memory(entry, keys)
    return found | _in_redis(entry, {each: key for each, key in keys.items() if each not in found}, life)


def _in_memory(entry: str, keys: Mapping[Id, str]) -> dict[Id, Value]:
    looked = {each: memory().get(key) for each, key in keys.items()}
    found = {each: cast(Value, value) for each, value in looked.items() if value is not ABSENT}
    metrics.count_lookups(entry, "memory", len(found))
    return found


def _in_redis(entry: str, keys: Mapping[Id, str], life: Life) -> dict[Id, Value]:
    values = shared.fetch(keys.values()) if keys and life is not Life.HOT else {}
    found = {each: cast(Value, values[key]) for each, key in keys.items() if key in values}
    for key, value in values.items():
        memory().set(key, value, life.memory_seconds)
    metrics.count_lookups(entry, "redis", len(found))
    return found


def _beyond_memory(entry: str, key: str, load: Callable[[], Value], life: Life) -> Value:
    found: dict[str, Value] = _in_redis(entry, {key: key}, life)
    if key in found:
        return found[key]
    value = load()
    metrics.count_lookups(entry, "database", 1)
    _keep({key: value}, life)
    return value


def _keep(values: Mapping[str, object], life: Life) -> None:
    for key, value in values.items():
        memory().set(key, value, life.memory_seconds)
    if values and life is not Life.HOT:
        shared.store(values, life.seconds)


def _key(entry: str, at: Revisions, of: Parts) -> str:
    """Another release has other keys, so that no process meets an entry of another shape or meaning."""
    parts = repr((sorted(at.items()), [str(part) for part in of]))
    digest = blake2b(parts.encode("utf-8", "surrogatepass"), key=release(), digest_size=20)
    return f"cache:{entry}:{digest.hexdigest()}"
