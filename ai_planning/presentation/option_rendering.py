"""The vocabulary of the context as the wire has it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from ai_planning import contracts
from ai_planning.contracts import Labelled
from ai_planning.domain import brief, drafts, preset
from ai_planning.domain.time_line import SPREADS, shares

Bound = tuple[str, int | None, int | None, int | None]
# Property, shortest, longest, most.
_BOUNDS: tuple[Bound, ...] = (
    ("title", 1, brief.LONGEST_TITLE, None),
    ("logline", 1, brief.LONGEST_LOGLINE, None),
    ("target", 1, brief.LONGEST_TARGET, None),
    ("mood", 0, brief.LONGEST_MOOD, None),
    ("tone", None, None, brief.MOST_TONES),
    ("camera_work", None, None, brief.MOST_CAMERA_WORKS),
    ("keywords", 1, brief.LONGEST_KEYWORD, brief.MOST_KEYWORDS),
    ("colours", 1, brief.LONGEST_COLOUR, brief.MOST_COLOURS),
    ("stage.title", 0, drafts.LONGEST_TITLE, None),
    ("stage.content", 0, drafts.LONGEST_TEXT, None),
    ("stage.goal", 0, drafts.LONGEST_GOAL, None),
    ("shot.title", 0, drafts.LONGEST_TITLE, None),
    ("shot.description", 0, drafts.LONGEST_TEXT, None),
    ("shot.dialogue", 0, drafts.LONGEST_TEXT, None),
    ("shot.subtitle", 0, drafts.LONGEST_LINE, None),
    ("shot.audio", 0, drafts.LONGEST_LINE, None),
    ("shot.notes", 0, drafts.LONGEST_TEXT, None),
    ("shot.inserts", None, None, drafts.MOST_INSERTS),
    ("preset.name", 1, preset.LONGEST_NAME, preset.MOST_PRESETS),
)


@cache
def options_body() -> dict[str, Any]:
    return _of_briefs() | _of_shots() | _measures()


def _of_briefs() -> dict[str, Any]:
    return {
        "tone": _words(contracts.Tone),
        "genre": [_word(each) | {"shares": list(shares(each))} for each in contracts.Genre],
        "target": _words(contracts.Target),
        "duration": [_word(each) | {"seconds": each.seconds} for each in contracts.Duration],
        "format": _words(contracts.Format),
        "tempo": [
            _word(each) | {"shortest_seconds": SPREADS[each][0], "longest_seconds": SPREADS[each][1]}
            for each in contracts.Tempo
        ],
        "structure": [_word(each) | {"roles": _words(each.roles)} for each in contracts.Structure],
        "intensity": _words(contracts.Intensity),
        "aspect_ratio": [_word(each) | {"ratio": round(each.ratio, 4)} for each in contracts.AspectRatio],
        "visual_style": _words(contracts.VisualStyle),
    }


def _of_shots() -> dict[str, Any]:
    return {
        "camera_move": _words(contracts.CameraMove),
        "shot_size": _words(contracts.ShotSize),
        "composition": _words(contracts.Composition),
        "transition": _words(contracts.Transition),
        "insert_purpose": _words(contracts.InsertPurpose),
    }


def _measures() -> dict[str, Any]:
    names = ("property", "shortest", "longest", "most")
    return {
        "bounds": [dict(zip(names, each, strict=True)) for each in _BOUNDS],
        "shortest_seconds": brief.SHORTEST_MS / 1000,
        "longest_seconds": brief.LONGEST_MS / 1000,
        "shortest_shot_seconds": brief.SHORTEST_SHOT_MS / 1000,
        "stages": drafts.STAGES,
        "shots": brief.SHOTS,
    }


def _words(words: Iterable[Labelled]) -> list[dict[str, Any]]:
    return [_word(each) for each in words]


def _word(word: Labelled) -> dict[str, Any]:
    return {"key": word.value, "ko": word.ko, "en": word.en}
