"""Parts of briefs as JSON columns keep them."""

from typing import Any

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Format,
    Genre,
    Intensity,
    Structure,
    Tempo,
    Tone,
    VisualStyle,
)
from ai_planning.domain.preset import PartialBrief
from core.domain.events import plain
from core.domain.language import Language

Read = Any


def column_of(brief: PartialBrief) -> dict[str, Any]:
    return {name: plain(value) for name, value in brief.given.items()}


def brief_of(column: dict[str, Any]) -> PartialBrief:
    return PartialBrief({name: _READ[name](value) for name, value in column.items()})


def _as_it_is(value: Any) -> Any:
    return value


def _several(word: Read) -> Read:
    return lambda values: tuple(word(each) for each in values)


def _or_none(word: Read) -> Read:
    return lambda value: None if value is None else word(value)


_READ: dict[str, Read] = {
    "title": _as_it_is,
    "logline": _as_it_is,
    "language": Language,
    "tone": _several(Tone),
    "genre": Genre,
    "target": _as_it_is,
    "duration_ms": _as_it_is,
    "format": Format,
    "tempo": Tempo,
    "structure": Structure,
    "intensity": Intensity,
    "aspect_ratio": AspectRatio,
    "visual_style": _or_none(VisualStyle),
    "camera_work": _several(CameraMove),
    "keywords": tuple,
    "mood": _as_it_is,
    "colours": tuple,
}
