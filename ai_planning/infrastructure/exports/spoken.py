"""Lengths, times and names of a plan as people read them."""

from datetime import datetime

from ai_planning.contracts import Target
from core.domain.language import Language


def seconds(milliseconds: int) -> str:
    """Exact, without idle zeros: `5`, `4.5`, `4.167`."""
    whole, rest = divmod(milliseconds, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def length(milliseconds: int, language: Language) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    if language is Language.KOREAN:
        return " ".join([f"{minutes}분"] * (minutes > 0) + [f"{seconds(rest)}초"] * (rest > 0 or not minutes))
    return " ".join([f"{minutes} min"] * (minutes > 0) + [f"{seconds(rest)} s"] * (rest > 0 or not minutes))


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
    return f"{round(100 * part_ms / whole_ms)}%"


def target(value: str, language: Language) -> str:
    """A brief's: one that is offered, or words of its own."""
    offered = next((each for each in Target if each.value == value), None)
    return offered.label(language) if offered else value
