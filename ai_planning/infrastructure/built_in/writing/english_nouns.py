"""Nouns of an English sentence, as far as articles and capitals give them away: rather none than a wrong one."""

import re
from collections.abc import Iterator
from functools import cache

from ai_planning.infrastructure.built_in.writing.nouns import Noun, Sort, each_once
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

_QUOTED = re.compile(r"[“\"‘「『《〈]([^“”\"‘’「」『』《》〈〉.!?\n]{1,30})[”\"’」』》〉]")
_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[.,;:!?—–()]")
_LISTS = (
    (Sort.PERSON, "people"),
    (Sort.PLACE, "places"),
    (Sort.TIME, "times"),
    (Sort.IDEA, "ideas"),
    (Sort.THING, "things"),
)
_LONGEST, _FEW = 3, 2
_AN = "AEFHILMNORSX"


def nouns_of(text: str) -> tuple[Noun, ...]:
    """In the order in which they come; each once."""
    names = (name.strip(" ,;:") for name in _QUOTED.findall(text))
    tokens = _TOKEN.findall(_QUOTED.sub(" , ", text))
    return each_once([*(Noun(f"“{name}”") for name in names if len(name) > 1), *_phrases(tokens), *_whole(tokens)])


def sort_of(noun: str) -> Sort:
    head = noun.casefold().split(" ")[-1].strip("“”‘’\"'")
    for sort, name in _LISTS:
        if head in _list(name):
            return sort
    for sort, name in ((Sort.PERSON, "people"), (Sort.IDEA, "idea")):
        ends, others = _list(f"{name}_ends"), _list(f"{name}_ends_not")
        if any(head.endswith(end) and len(head) > len(end) + 1 for end in ends) and head not in others:
            return sort
    return Sort.TOPIC


def noun_phrase(said: str, sort: Sort | None = None) -> Noun:
    """With its article where it takes one: the umbrella, but Seoul, courage and “Moon Latte”."""
    kind = sort or sort_of(said)
    plural = is_plural(said)
    if _is_bare(said) or kind in (Sort.IDEA, Sort.TIME):
        return Noun(said, kind, said, plural)
    is_many = plural or said.casefold().split(" ")[-1] in _list("mass")
    return Noun(f"the {said}", kind, said if is_many else f"{_article(said)} {said}", plural)


def _is_bare(said: str) -> bool:
    """A name, or what nobody can tell from one; a UN officer is none."""
    has_capital = any(letter.isupper() for letter in said)
    is_name = has_capital and not (sort_of(said) is Sort.PERSON and said.split(" ")[-1].islower())
    return said[0] in "“‘" or not said[0].isalpha() or not said.isascii() or is_name


def where(place: str) -> str:
    head = place.casefold().split(" ")[-1]
    preposition = next((word for word in ("on", "at") if head in _list(word)), "in")
    return f"{preposition} {place}"


def is_plural(said: str) -> bool:
    head = said.casefold().split(" ")[-1].strip("“”‘’\"'")
    if head in _list("plurals"):
        return True
    return (
        len(head) > 3 and head.endswith("s") and not any(head.endswith(end) for end in _list("singular_ends") - {"ies"})
    )


def _article(word: str) -> str:
    small, first = word.casefold(), word.split(" ")[0]
    if len(first) > 1 and first.isalpha() and first.isupper():
        return "an" if first[0] in _AN else "a"
    if small.startswith(("uni", "use", "eu", "one", "usu")):
        return "a"
    return "an" if small[0] in "aeiou" or small.startswith(("hour", "honest", "heir")) else "a"


def _phrases(tokens: list[str]) -> Iterator[Noun]:
    at = 0
    while at < len(tokens):
        taken = _taken(tokens[at + 1 :]) if tokens[at].casefold() in _list("determiners") else []
        named = _called(tokens, at + 1 + len(taken)) if taken else ""
        if named:
            yield Noun(named, Sort.PERSON, f"{_article(taken[0])} {' '.join(taken)} named {named}")
            at = tokens.index(named, at)
            taken = []
        elif taken and taken[-1].casefold() not in _list("stop"):
            yield noun_phrase(" ".join(taken))
        elif not taken and _is_name(tokens, at):
            taken = [tokens[at]]
            yield _named(tokens[at], tokens[at - 1] if at else "")
        elif not taken and tokens[at].casefold() in _list("times"):
            yield Noun(tokens[at], Sort.TIME)
        at += len(taken) or 1


def _whole(tokens: list[str]) -> Iterator[Noun]:
    """Coffee; Cold brew: so short a line is what it is about."""
    said = [token for token in tokens if token[0].isalnum()]
    held = _list("ends") | _list("determiners") | _list("stop")
    if said and len(said) <= _FEW and not any(token.casefold() in held for token in said):
        first = said[0] if sort_of(said[0]) is Sort.TOPIC or any(map(str.istitle, said[1:])) else said[0].lower()
        yield noun_phrase(" ".join([first, *said[1:]]))


def _called(tokens: list[str], at: int) -> str:
    """The name in “a firefighter named Min” and in “the boy Tom”."""
    is_said = at < len(tokens) and tokens[at] in ("named", "called")
    at += is_said
    if at == len(tokens) or not tokens[at][0].isupper():
        return ""
    is_beside = sort_of(tokens[at - 1]) is Sort.PERSON and not tokens[at].isupper()
    return tokens[at] if is_said or is_beside else ""


def _taken(tokens: list[str]) -> list[str]:
    """The words of a phrase: to its first known noun, or until a word that no phrase holds."""
    taken: list[str] = []
    for token in tokens[: _LONGEST + 1]:
        if token.casefold() in _list("ends") or not token[0].isalnum() or len(taken) == _LONGEST:
            break
        if taken and any(letter.isdigit() for letter in taken[-1]):
            break
        taken.append(token)
        if sort_of(token) is not Sort.TOPIC:
            break
    return taken


def _is_name(tokens: list[str], at: int) -> bool:
    token, small = tokens[at], tokens[at].casefold()
    is_capital = len(token) > 1 and token[0].isupper() and small not in _list("ends") | _list("stop")
    opens = at == 0 or tokens[at - 1] in ".!?"
    follows = at + 1 < len(tokens) and tokens[at + 1].casefold() in _list("ends")
    return is_capital and (not opens or (follows and sort_of(token) is Sort.TOPIC))


def _named(token: str, before: str) -> Noun:
    known = sort_of(token)
    is_somewhere = known is Sort.PLACE or before.casefold() in ("in", "to", "at", "from")
    if is_somewhere:
        return Noun(token, Sort.PLACE)
    return Noun(token, Sort.PERSON if known is Sort.TOPIC and not token.isupper() else known)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words(Language.ENGLISH, "nouns")[name])
