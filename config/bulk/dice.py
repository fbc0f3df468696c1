"""Chance that falls the same each time: every project has dice of its own for each of its parts."""

from datetime import UTC, datetime
from enum import IntEnum
from random import Random

_LOW_BITS = (1 << 62) - 1
_VARIANT = 1 << 63


class Part(IntEnum):
    """What is thrown for; a part can be made up again without the others."""

    PEOPLE = 1
    WEIGHTS = 2
    OUTLINE = 3
    VIDEOS = 4
    ITEMS = 5
    CONVERSATION = 6
    CHANNEL = 7
    MEASURED = 8


def dice(seed: int, number: int, part: Part) -> Random:
    return Random((seed << 40 | number << 4) + part)  # noqa: S311 - nothing secret


def id_at(chance: Random, seconds: float) -> str:
    """A UUIDv7 of this time."""
    bits = chance.getrandbits(74)
    text = f"{int(seconds * 1000):012x}7{bits >> 62:03x}{_VARIANT | bits & _LOW_BITS:016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
