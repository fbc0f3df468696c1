"""Lengths, times and names of a plan as people read them."""

import re
from datetime import datetime

from ai_planning.contracts import Target
from core.domain.language import Language

_LENGTH = re.compile(
    r"(?:(?P<hours>[0-9]{1,2})(?:시간| h))? ?(?:(?P<minutes>[0-9]{1,3})(?:분| min))? ?"
    r"(?:(?P<whole>[0-9]{1,5})(?:\.(?P<part>[0-9]{1,3}))?(?:초| s))?"
)


def seconds(milliseconds: int) -> str:
    """Exact, without idle zeros: `5`, `4.5`, `4.167`."""
    whole, rest = divmod(milliseconds, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def length(milliseconds: int, language: Language) -> str:
    """`1시간 30초`, `2 min 4.5 s`."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    parts = (str(hours), str(minutes), seconds(rest))
    units = ("시간", "분", "초") if language is Language.KOREAN else (" h", " min", " s")
    told = [f"{part}{unit}" for part, unit in zip(parts, units, strict=True) if part != "0"]
    return " ".join(told) or f"0{units[-1]}"


def milliseconds(text: str) -> int | None:
    """Of a length that is told as above, in either language."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    hours, minutes, whole, part = (found[name] or "0" for name in ("hours", "minutes", "whole", "part"))
    return (int(hours) * 3600 + int(minutes) * 60 + int(whole)) * 1000 + int(part.ljust(3, "0"))


def clock(milliseconds: int) -> str:
    """`0:04.5`, `12:07`, `1:02:07`."""
    minutes, rest = divmod(milliseconds, 60_000)
    whole, fraction = divmod(rest, 1000)
    hours, minutes = divmod(minutes, 60)
    front = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{front}:{whole:02d}" + (f".{fraction:03d}".rstrip("0") if fraction else "")


def day(at: datetime, language: Language) -> str:
    return f"{at:%Y. %m. %d.}" if language is Language.KOREAN else f"{at.day} {at:%B %Y}"


def share(part_ms: int, whole_ms: int) -> str:
    return f"{round(100 * part_ms / whole_ms) or '<1'}%"


def target(value: str, language: Language) -> str:
    """A brief's: one that is offered, or words of its own."""
    offered = next((each for each in Target if each.value == value), None)
    return offered.label(language) if offered else value
