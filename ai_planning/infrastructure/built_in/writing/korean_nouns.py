"""Nouns of a Korean sentence, as far as particles give them away: rather none than a wrong one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ai_planning.infrastructure.built_in.writing.nouns import Noun, Sort, each_once
from ai_planning.infrastructure.built_in.writing.readings import Ending, ending_of
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

_QUOTED = re.compile(r"[“\"‘'「『《〈]([^“”\"‘’'「」『』《》〈〉.!?\n]{1,20})[”\"’'」』》〉]")
_EDGES = "\"'“”‘’「」『』《》〈〉()[]{}<>,.!?…:;~·-–—*_#`"
_PARTICLES = re.compile(
    r"(.+?)(에게서|으로부터|에서는|에서|에게|한테|이라는|까지|부터|으로|은|는|이|가|을|를|의|에|와|과|로)$"
)
_COUNT = re.compile(r"(?:\d+ ?)?명$")
_VERBAL = re.compile(r"[다요죠까야해자네지고며면서게]$")
_LETTERS = re.compile(r"[가-힣A-Za-z]")
_FEW = 2
_SENTENCES = re.compile(r"[.!?。\n]+(?=\s|$)")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{1,14}$")
_AFTER_CONSONANT, _AFTER_VOWEL = frozenset("은이을과"), frozenset("는가를와")
_SUBJECT, _OBJECT = ("은", "는", "이", "가"), ("을", "를")
_PLACED = ("에서", "에서는", "에", "으로", "로", "까지", "부터")
_LOOSE = ("은", "는", "에", "의", "로", "으로", "에게", "한테", "까지", "부터", "에게서", "으로부터")


def nouns_of(text: str) -> tuple[Noun, ...]:
    """In the order in which they come; each once."""
    quoted = [Noun(f"‘{name.strip()}’") for name in _QUOTED.findall(text) if len(name.strip()) > 1]
    tokens = [token.strip(_EDGES) for token in _QUOTED.sub(" ", text).split()]
    acting = _acting(_QUOTED.sub(" ", text))
    return each_once([*quoted, *_with_particles(tokens, acting), *_at_the_end(tokens)])


def sort_of(noun: str) -> Sort:
    """By a list of the usual ones, else by how it ends."""
    lists = _lists()
    whole = noun.replace(" ", "").removesuffix("들")
    for sort, name in _LISTS:
        if whole in lists[name] or noun.split(" ")[-1] in lists[name]:
            return sort
    if is_name(whole):
        return Sort.PERSON
    for sort, name in _ENDS:
        if any(whole.endswith(end) and len(whole) > len(end) for end in lists[f"{name}_ends"]) and not any(
            whole.endswith(end) for end in lists.get(f"{name}_ends_not", ())
        ):
            return sort
    return Sort.TOPIC


def is_name(word: str) -> bool:
    """A given name of two syllables, with or without a surname."""
    lists = _lists()
    return _is_given(word) and word not in lists["stop"] and not any(word in lists[name] for _, name in _LISTS)


def _may_be_called(stem: str, particle: str) -> bool:
    """소방관 민수, 로봇 또또."""
    is_subject = particle in _SUBJECT and re.fullmatch("[가-힣]{2,3}", stem) and sort_of(stem) is Sort.TOPIC
    return _agrees(stem, particle) and (bool(is_subject) or _is_given(stem))


def _is_given(word: str) -> bool:
    lists = _lists()
    given = word[1:] if len(word) == 3 and word[0] in lists["surnames"] else word
    return len(given) == 2 and all(each in lists["name_syllables"] for each in given)


_LISTS = (
    (Sort.PERSON, "people"),
    (Sort.PLACE, "places"),
    (Sort.TIME, "times"),
    (Sort.IDEA, "ideas"),
    (Sort.THING, "things"),
)
_ENDS = ((Sort.PERSON, "people"), (Sort.THING, "thing"), (Sort.PLACE, "place"), (Sort.IDEA, "idea"))


@cache
def _known() -> frozenset[str]:
    return frozenset[str]().union(*(_lists()[name] for _, name in _LISTS))


@cache
def _lists() -> dict[str, Any]:
    read = words(Language.KOREAN, "nouns")
    return {name: value if isinstance(value, str) else frozenset(value) for name, value in read.items()}


def _with_particles(tokens: list[str], acting: frozenset[str]) -> Iterator[Noun]:
    for at, token in enumerate(tokens):
        match, before = _PARTICLES.match(token), tokens[max(0, at - 4) : at]
        if match and token not in _known() and (noun := _noun(match.group(1), match.group(2), before, acting)):
            yield noun
        elif token in _lists()["times"]:
            yield Noun(token, Sort.TIME)
        elif at == len(tokens) - 1 and token in _lists()["people"]:
            yield Noun(token, Sort.PERSON, _introduced(token, before))
        elif token in _lists()["things"]:
            yield Noun(_with_modifier(token, before), Sort.THING)


def _at_the_end(tokens: list[str]) -> Iterator[Noun]:
    """커피; 10분 만에 끓이는 김치찌개: a line that ends in no verb ends in what it is about."""
    *before, last = tokens or [""]
    is_said_of = len(tokens) <= _FEW or before[-1].endswith("는") or _is_adnominal(before[-1])
    is_word = bool(_WORD.match(last) and _LETTERS.search(last)) and last not in _lists()["stop"]
    if is_said_of and is_word and (last in _known() or not (_VERBAL.search(last) or _has_particle(last))):
        yield Noun(_with_modifier(last, before), sort_of(last))


def _has_particle(token: str) -> bool:
    match = _PARTICLES.match(token)
    return bool(match and _fits(match.group(1), match.group(2)))


def _acting(text: str) -> frozenset[str]:
    """Of whom a sentence says what only people do, and nobody else does anything in it."""
    deeds = tuple(_lists()["deeds"])
    sentences = ([token.strip(_EDGES) for token in sentence.split()] for sentence in _SENTENCES.split(text))
    return frozenset(actor for tokens in sentences if tokens and tokens[-1].endswith(deeds) for actor in _actor(tokens))


def _actor(tokens: list[str]) -> list[str]:
    matches = (match for token in tokens[:-1] if (match := _PARTICLES.match(token)))
    subjects = [match.group(1) for match in matches if _is_subject(match.group(1), match.group(2))]
    return [] if any(sort_of(subject) is Sort.PERSON for subject in subjects) else subjects[:1]


def _is_subject(stem: str, particle: str) -> bool:
    """Rather none than 돌보 of 돌보는 and 틈틈 of 틈틈이."""
    if particle not in _SUBJECT:
        return False
    is_surnamed = len(stem) == 3 and stem[0] in _lists()["surnames"]
    if particle in ("은", "는"):
        return stem.isascii() or (is_surnamed and particle == "은") or sort_of(stem) is Sort.PERSON
    return not stem.endswith("없") and stem[: len(stem) // 2] * 2 != stem


def _noun(stem: str, particle: str, before: list[str], acting: frozenset[str]) -> Noun | None:
    if stem == "씨" and before:
        return Noun(f"{before[-1]} 씨", Sort.PERSON)
    if _COUNT.match(stem):
        return next((Noun(f"{word}들", Sort.PERSON) for word in before[::-1] if word in _lists()["people"]), None)
    is_called = bool(before) and before[-1] in _lists()["people"] and _may_be_called(stem, particle)
    if not is_called and not _fits(stem, particle):
        return None
    if is_called:
        return Noun(stem, Sort.PERSON, _introduced(stem, before))
    sort = sort_of(stem)
    if sort is Sort.TOPIC and stem in acting:
        sort = Sort.PERSON
    if sort is Sort.PERSON and particle in _OBJECT:
        return None  # Whoever is looked for is not the one who looks, and seldom at hand.
    if sort is Sort.PERSON:
        return Noun(stem, sort, _introduced(stem, before))
    if sort is Sort.TOPIC and particle in _LOOSE:
        return None
    if sort is Sort.TOPIC and particle in _PLACED:
        sort = Sort.PLACE
    return Noun(_with_modifier(stem, before), sort)


def _fits(stem: str, particle: str) -> bool:
    lists = _lists()
    if not _WORD.match(stem) or stem in lists["stop"] or (len(stem) == 1 and stem not in lists["short"]):
        return False
    return _agrees(stem, particle)


def _agrees(stem: str, particle: str) -> bool:
    ending = ending_of(stem)
    if particle in _AFTER_CONSONANT:
        return ending is not Ending.VOWEL
    return particle not in _AFTER_VOWEL or ending is Ending.VOWEL


def _introduced(stem: str, before: list[str]) -> str:
    """은퇴한 소방관 민수: what stands before somebody tells who that is."""
    said, left = stem, list(before)
    while left and sort_of(left[-1]) is Sort.PERSON and not is_name(left[-1]):
        said = f"{left.pop()} {said}"
    has_object = len(left) > 1 and bool(_PARTICLES.match(left[-2]) or left[-2] in _lists()["adverbs"])
    return f"{left[-1]} {said}" if left and not has_object and _is_adnominal(left[-1]) else said


def _with_modifier(stem: str, before: list[str]) -> str:
    lists = _lists()
    if not before or before[-1] in lists["adverbs"]:
        return stem
    word = before[-1]
    is_noun = word in lists["modifiers"] or word in lists["places"] or word in lists["things"]
    return f"{word} {stem}" if is_noun else stem


def _is_adnominal(word: str) -> bool:
    is_syllable = bool(word) and "가" <= word[-1] <= "힣"
    if len(word) < 2 or word.endswith("는") or word[0].isdigit():
        return False
    return is_syllable and (ord(word[-1]) - ord("가")) % 28 == 4 and word not in _lists()["adverbs"]
