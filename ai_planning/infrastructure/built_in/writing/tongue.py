"""Sentences with slots, filled in the manner of their language.

`{hero:은}` in Korean is a noun with the particle that fits. In English `{hero:waits/wait}` is one with the verb that
fits, `{hero~waits/wait}` the verb alone, and `{a_prop}` brings something in. A template is read once: whatever people
have typed is never read as one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ai_planning.infrastructure.built_in.writing import english_nouns, korean_nouns
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.particles import with_particle
from core.domain.language import Language

SLOT = re.compile(r"\{(a_)?(\w+?)(?:([:~])([^{}]+))?\}")
_HANGUL = re.compile("[가-힣]")
_FEW = 2
_POSSESSIVES = ("'s", "’s")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?…])[”’\")]*\s*[“‘\"(]*$")


@dataclass(frozen=True)
class Tongue:
    language: Language

    @property
    def is_korean(self) -> bool:
        return self.language is Language.KOREAN

    def nouns_of(self, text: str) -> tuple[Noun, ...]:
        """In whichever language the text is; of another language, a noun stays as it stands."""
        if _HANGUL.search(text):
            nouns = korean_nouns.nouns_of(text)
            return nouns if self.is_korean else tuple(Noun(noun.text, noun.sort) for noun in nouns)
        nouns = english_nouns.nouns_of(text)
        return tuple(_bare(noun) for noun in nouns) if self.is_korean else nouns

    def titled(self, title: str) -> tuple[Noun, ...]:
        """The nouns of a title that is no more than a noun: one or two words."""
        nouns = self.nouns_of(title) if len(title.split()) <= _FEW else ()
        return tuple(noun for noun in nouns if self.is_korean or _bare(noun).text.casefold() == title.casefold())

    def noun(self, said: str) -> Noun:
        if _HANGUL.search(said):
            return Noun(said, korean_nouns.sort_of(said))
        noun = english_nouns.noun_phrase(said)
        return _bare(noun) if self.is_korean else noun

    def where(self, place: Noun) -> Noun:
        """The place as an answer to the question where."""
        return place if self.is_korean else Noun(english_nouns.where(place.text))

    def title(self, said: str) -> Noun:
        return Noun(f"‘{said}’" if self.is_korean else f"“{said}”")

    def together(self, nouns: list[Noun]) -> Noun:
        """Several as one: A, B, C or A, B and C."""
        texts = [noun.text for noun in nouns]
        if self.is_korean or len(texts) < 2:
            return Noun(", ".join(texts), is_plural=nouns[0].is_plural)
        return Noun(f"{', '.join(texts[:-1])} and {texts[-1]}", is_plural=True)

    def brought_in(self, sentence: str, noun: Noun) -> str:
        """The sentence with the noun as it is brought in, where it stands for the first time."""
        found = self._found(sentence, noun.text)
        if not found or noun.introduced.casefold() in sentence.casefold():
            return sentence
        before, after = sentence[: found.start()], sentence[found.end() :]
        if "," in noun.introduced and after[:2] in _POSSESSIVES:
            return sentence
        return f"{before}{self._in_place(noun.introduced, before, after)}{after}"

    def names(self, text: str, noun: Noun) -> bool:
        """With its article, another or none, and never as a piece of another word: no Sam in the same."""
        return self._found(text, noun.text.removeprefix("the ")) is not None

    def _found(self, text: str, name: str) -> re.Match[str] | None:
        """A Korean word goes on with its particles."""
        ends = "" if self.is_korean else r"(?!\w)"
        return re.search(rf"(?<!\w){re.escape(name)}{ends}", text, re.IGNORECASE)

    def fill(self, template: str, nouns: Mapping[str, Noun]) -> str:
        """Raises KeyError for a slot that nothing is given for."""
        return SLOT.sub(lambda slot: self._filled(slot, nouns), template)

    def _filled(self, slot: re.Match[str], nouns: Mapping[str, Noun]) -> str:
        article, name, joint, argument = slot.groups()
        noun = nouns[name]
        text = noun.introduced if article else noun.text
        if self.is_korean:
            return with_particle(text, argument) if argument else text
        text = self._in_place(text, slot.string[: slot.start()], slot.string[slot.end() :] if not argument else " ")
        if not argument:
            return text
        verb = argument.split("/")[noun.is_plural]
        return verb if joint == "~" else f"{text} {verb}"

    def _in_place(self, text: str, before: str, after: str) -> str:
        """With a capital where a sentence begins, and with the second comma of an apposition."""
        if self.is_korean:
            return text
        closes = ", " in text and bool(after) and after[0] not in ".,;:!?”"
        text = f"{text}," if closes else text
        return _capitalised(text) if _SENTENCE_ENDS.search(before) else text


def _bare(noun: Noun) -> Noun:
    return Noun(noun.text.removeprefix("the "), noun.sort)


@cache
def slots_of(template: str) -> frozenset[str]:
    return frozenset(slot.group(2) for slot in SLOT.finditer(template))


@cache
def literal_of(template: str) -> str:
    """The longest run of words that is in every filling."""
    return max(SLOT.sub("\0", template).split("\0"), key=len)


def _capitalised(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].upper() + text[1:] if first.islower() else text
