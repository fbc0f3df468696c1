"""What the product exports as JSON, brought back; whatever people have done to the file."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import orjson

from ai_planning.application.brief_terms import told_below
from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.domain.brief import SHOTS
from ai_planning.domain.drafts import STAGES, InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.plan_draft import PlanDraft
from ai_planning.domain.script_refusals import ScriptUnreadable
from core.domain.errors import InvalidField
from core.domain.language import Language

KIND, SCHEMA = "videoplanet.plan", 1
MOST_SECONDS = 1_000_000
Read = TypeVar("Read")
_BRIEF_TEXTS = ("title", "logline", "target", "mood")
_BRIEF_WORDS: Mapping[str, type[Any]] = {
    "language": Language,
    "genre": Genre,
    "format": Format,
    "tempo": Tempo,
    "structure": Structure,
    "intensity": Intensity,
    "aspect_ratio": AspectRatio,
    "visual_style": VisualStyle,
}


def read_plan_file(text: str) -> PlanDraft:
    """Raises ScriptUnreadable where it is no plan of ours, InvalidField where something in it is no part of one."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ScriptUnreadable from error
    if not isinstance(found, dict) or found.get("kind") != KIND or found.get("schema") != SCHEMA:
        raise ScriptUnreadable
    whole = Part(found)
    stages, shots = whole.each("stages", _stage, STAGES), whole.each("shots", _shot, SHOTS)
    with told_below("/brief"):
        brief = _brief(Part(found.get("brief")))
    return PlanDraft(brief | whole.texts("title"), {}, stages, shots)


class Part:
    """An object of the file. What it lacks is not given; what is of another type is refused, at its name."""

    def __init__(self, found: Any) -> None:
        if not isinstance(found, dict):
            raise InvalidField("", "field.not_an_object")
        self._found = found

    def text(self, name: str) -> str:
        return self.texts(name).get(name, "")

    def texts(self, *names: str) -> dict[str, str]:
        return {name: self._read(name, _text) for name in names if self._has(name)}

    def word(self, name: str, words: type[Any], otherwise: Any) -> Any:
        return self.words({name: words}).get(name, otherwise)

    def words(self, known: Mapping[str, type[Any]]) -> dict[str, Any]:
        return {name: self._read(name, _word_of(words)) for name, words in known.items() if self._has(name)}

    def each(self, name: str, read: Callable[[Any], Read], count: int | None = None) -> tuple[Read, ...]:
        found = self._found.get(name) or []
        if not isinstance(found, list):
            raise InvalidField(f"/{name}", "field.not_a_list")
        if count not in (None, len(found)):
            raise InvalidField(f"/{name}", "script.wrong_count", count=count)
        read_ones = []
        for at, one in enumerate(found):
            with told_below(f"/{name}/{at}"):
                read_ones.append(read(one))
        return tuple(read_ones)

    def milliseconds(self, name: str) -> int:
        return self._read(name, _milliseconds)

    def _has(self, name: str) -> bool:
        return self._found.get(name) is not None

    def _read(self, name: str, read: Callable[[Any], Read]) -> Read:
        with told_below(f"/{name}"):
            return read(self._found.get(name))


def _brief(part: Part) -> dict[str, Any]:
    return {
        **part.texts(*_BRIEF_TEXTS),
        **part.words(_BRIEF_WORDS),
        "duration_ms": part.milliseconds("duration"),
        "tone": part.each("tone", _word_of(Tone)),
        "camera_work": part.each("camera_work", _word_of(CameraMove)),
        "keywords": part.each("keywords", _text),
        "colours": part.each("colours", _text),
    }


def _stage(found: Any) -> StageDraft:
    part = Part(found)
    return StageDraft(part.text("title"), part.text("content"), part.text("goal"))


def _shot(found: Any) -> ShotDraft:
    part = Part(found)
    return ShotDraft(
        title=part.text("title"),
        description=part.text("description"),
        shot_size=part.word("shot_size", ShotSize, ShotSize.MEDIUM),
        camera_move=part.word("camera_move", CameraMove, CameraMove.STATIC),
        composition=part.word("composition", Composition, Composition.FRONT),
        transition=part.word("transition", Transition, Transition.CUT),
        weight=part.milliseconds("seconds"),
        inserts=part.each("inserts", _insert),
        **part.texts("dialogue", "subtitle", "audio", "notes"),
    )


def _insert(found: Any) -> InsertDraft:
    part = Part(found)
    return InsertDraft(
        part.word("purpose", InsertPurpose, InsertPurpose.DETAIL),
        part.text("description"),
        part.word("shot_size", ShotSize, ShotSize.CLOSE_UP),
        part.word("camera_move", CameraMove, CameraMove.STATIC),
    )


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise InvalidField("", "field.not_a_text")
    return found


def _word_of(words: type[Any]) -> Callable[[Any], Any]:
    def read(found: Any) -> Any:
        try:
            return words(_text(found))
        except ValueError as error:
            raise InvalidField("", "field.not_a_choice", choices=", ".join(each.value for each in words)) from error

    return read


def _milliseconds(found: Any) -> int:
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found < MOST_SECONDS:
        raise InvalidField("", "field.not_a_number")
    return max(1, round(found * 1000))
