"""Tokens that this process has verified: the same token is the same person until it ends."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from core.domain.actor import Actor
from identity.infrastructure.key_ring import SigningKey

ENTRIES = 10_000


@dataclass(frozen=True)
class Verified:
    """Whom it names, until when (seconds since the epoch), and the key that signed it."""

    actor: Actor
    ends_at: float
    key: SigningKey


class TokenMemory:
    """Bounded, the least recently used goes first. Whether the session still counts is not known here.

    Entries are found by digests, so that no token lies in memory.
    """

    def __init__(self, size: int = ENTRIES, clock: Callable[[], float] = time.time) -> None:
        self._size, self._clock = size, clock
        self._entries: OrderedDict[bytes, Verified] = OrderedDict()
        self._lock = Lock()

    def get(self, token: str) -> Verified | None:
        key = _key(token)
        with self._lock:
            found = self._entries.get(key)
            if found is None:
                return None
            if found.ends_at <= self._clock():
                del self._entries[key]
                return None
            self._entries.move_to_end(key)
            return found

    def put(self, token: str, verified: Verified) -> None:
        with self._lock:
            self._entries[_key(token)] = verified
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)


def _key(token: str) -> bytes:
    return blake2b(token.encode("utf-8", "surrogatepass"), digest_size=20).digest()
