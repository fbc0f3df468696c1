"""Identifiers: UUID version 7 (RFC 9562 §5.7), so that new rows sort by the time they were made."""

import secrets
import time
from threading import Lock
from uuid import UUID

_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_lock = Lock()
_last_tick = 0


def new_id() -> UUID:
    """A UUIDv7: 48 bits of Unix milliseconds, 12 bits of their fraction, 62 random bits; rising within a process."""
    tick = _next_tick()
    milliseconds, fraction = divmod(tick, 4096)
    return UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | (fraction << 64) | secrets.randbits(62))


def parse_id(text: str) -> UUID | None:
    """The UUID that `text` spells in its canonical form, or None."""
    try:
        value = UUID(text)
    except ValueError:
        return None
    return value if str(value) == text.lower() else None


def _next_tick() -> int:
    global _last_tick
    with _lock:
        _last_tick = max(_last_tick + 1, time.time_ns() * 4096 // 1_000_000)
        return _last_tick
