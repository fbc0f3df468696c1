"""One stage of a story: where, who, what happens, and what it is good for."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ai_planning.contracts import Intensity
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import LONGEST_GOAL, LONGEST_TEXT, LONGEST_TITLE, STAGES, StageDraft
from ai_planning.infrastructure.built_in.writing.cast import Cast, one_line
from ai_planning.infrastructure.built_in.writing.draws import Draws
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

_LONGEST_LINE, _LONGEST_LINES, _MOST_LINES, _LONGEST_NAMED = 240, 160, 2, 60
_SENTENCES = re.compile(r"(?<=[.!?。])\s+|\n+")
_TOLD_IN_KOREAN = re.compile(r"[가-힣]*(?:다|요|죠|까)[.!?]*$")
_NAMED_IN_KOREAN = re.compile(r"^[가-힣A-Za-z0-9 ,%]*[가-힣](?<![고며서면지게어아해도만은는을를의에로])$|광고$")
_TOLD_IN_ENGLISH = re.compile(r"^[^가-힣]*[.!?]$")
_OPENINGS = ("first", "second", "third", "fourth")
_MOMENTS_AT, _MOOD_AT, _METAPHOR_AT = (2, 3), (1, 4), 3


class StageComposer:
    def __init__(self, brief: Brief, cast: Cast, draws: Draws) -> None:
        self._brief, self._cast, self._draws = brief, cast, draws
        self._words = words(brief.language, "cast")
        self._roles = words(brief.language, brief.structure.value)
        self._lines = by_stage(brief.logline)
        self._said = draws.told

    def stage(self, position: int) -> StageDraft:
        role = self._roles[self._brief.structure.roles[position - 1].value]
        title = self._say(role["titles"])
        sentences = [*self._opening(position), *self._events(role)]
        sentences += [*self._motifs(position, " ".join(sentences)), *self._colour(position)]
        sentences = [self._introduced(sentence, self._lines[position - 1]) for sentence in sentences]
        goal = clipped(self._say(role["goals"]), LONGEST_GOAL)
        return StageDraft(clipped(title, LONGEST_TITLE), clipped(" ".join(sentences), LONGEST_TEXT), goal)

    def _opening(self, position: int) -> Iterator[str]:
        line = self._lines[position - 1]
        is_told = bool(line) and _is_told(line, self._brief)
        openings = self._words["openings"]
        is_terse = position == 1 and is_told and self._cast.is_known
        if position == 1 or not self._is(Intensity.AS_IS):
            yield self._say(openings["terse" if is_terse else _OPENINGS[position - 1]])
        if is_told:
            yield line if line[-1] in ".!?" else f"{line}."
        elif line and (position == 1 or _is_named(line, self._brief)):
            manner = "named" if _is_named(line, self._brief) else "quoted"
            yield self._say(self._words["anchors"][manner], line=Noun(line.rstrip(".")))

    def _events(self, role: Any) -> Iterator[str]:
        """First what may happen in any film, then what only happens in one of this kind."""
        own = role[self._cast.family]
        if self._is(Intensity.AS_IS):
            yield self._say([*role["any"], *own], needs="thing")
            return
        said = self._say(role["any"])
        yield said
        own = [*own, *role["any"]] if self._draws.told else own
        yield self._say(own, needs=None if self._cast.nouns["thing"].text in said else "thing")

    def _motifs(self, position: int, said: str) -> Iterator[str]:
        """The keywords of this stage that nothing has named yet."""
        mine = [noun for at, noun in enumerate(self._cast.keywords) if at % STAGES == position - 1]
        left = [noun for noun in mine if noun.text not in said]
        if len(left) > 1:
            yield self._say(self._words["motifs"]["many"], words=self._cast.tongue.together(left))
        elif left:
            yield self._say(self._words["motifs"][left[0].sort.value], word=left[0])

    def _colour(self, position: int) -> Iterator[str]:
        if self._is(Intensity.AS_IS):
            return
        tone = self._draws.rng.choice(self._cast.tones)
        is_rich = self._is(Intensity.RICH)
        if is_rich or position in _MOMENTS_AT:
            yield self._draws.phrase(self._cast.genre["moments"])
        if position in _MOOD_AT:
            yield self._draws.phrase(tone["moods"])
        elif is_rich:
            yield self._say(self._words["sounds"], sound=Noun(self._draws.phrase(self._cast.genre["sounds"])))
        if is_rich and position == _METAPHOR_AT:
            yield self._draws.phrase(tone["metaphors"])

    def _introduced(self, sentence: str, line: str) -> str:
        """Who or what is named for the first time is brought in; the line of the logline stays as it was typed."""
        tongue, is_typed = self._cast.tongue, bool(line) and line.rstrip(".") in sentence
        for slot in () if is_typed else ("hero", "ally", "place", "prop"):
            noun = self._cast.nouns[slot]
            if tongue.names(sentence, noun) and not tongue.names(self._said, noun):
                sentence = tongue.brought_in(sentence, noun)
        self._said += f" {sentence}"
        return sentence

    def _say(self, pool: list[str], needs: str | None = None, **more: Noun) -> str:
        tone = self._draws.rng.choice(self._cast.tones)
        manner = Noun(self._draws.rng.choice(tone["manner"]))
        return self._draws.sentence(pool, {**self._cast.nouns, "manner": manner, **more}, needs)

    def _is(self, intensity: Intensity) -> bool:
        return self._brief.intensity is intensity


def _is_named(line: str, brief: Brief) -> bool:
    """It can stand for a noun: no sentence, and no quotation in it."""
    is_plain = len(line) <= _LONGEST_NAMED and " " in line and bool(_NAMED_IN_KOREAN.search(line))
    return brief.language is Language.KOREAN and is_plain


def clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def by_stage(logline: str) -> list[str]:
    """The sentences of the logline, each once, spread over the stages in their order: one or two in each."""
    sentences = _different(one_line(each) for each in _SENTENCES.split(logline) if each.strip())
    shelves: list[list[str]] = [[] for _ in range(STAGES)]
    for at, sentence in enumerate(sentences):
        shelves[at * STAGES // max(len(sentences), 2)].append(sentence)
    return [_line(shelf) for shelf in shelves]


def _different(sentences: Iterable[str]) -> list[str]:
    """None that only begins what an earlier one says to its end."""
    kept: list[str] = []
    for sentence in sentences:
        if not any(other.startswith(sentence) for other in kept):
            kept.append(sentence)
    return kept


def _line(sentences: list[str]) -> str:
    both = " ".join(sentences[:_MOST_LINES])
    return both if len(both) <= _LONGEST_LINES else _cut(sentences[0])


def _cut(sentence: str) -> str:
    """Between two words, where there are any."""
    if len(sentence) <= _LONGEST_LINE:
        return sentence
    kept = sentence[: _LONGEST_LINE - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:") + "…"


def _is_told(line: str, brief: Brief) -> bool:
    pattern = _TOLD_IN_KOREAN if brief.language is Language.KOREAN else _TOLD_IN_ENGLISH
    return len(line) > 10 and bool(pattern.search(line))
