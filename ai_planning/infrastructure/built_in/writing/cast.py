"""Who and what a story is about: the same names in all of its stages and shots."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ai_planning.contracts import Genre, StageRole, Structure, Tone
from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.built_in.writing.draws import seeded
from ai_planning.infrastructure.built_in.writing.nouns import Noun, Sort
from ai_planning.infrastructure.built_in.writing.tongue import Tongue
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

_LONGEST_TOPIC = 24
_TONE_OF = {
    "people": Tone.EMOTIONAL,
    "dark": Tone.CHILLING,
    "product": Tone.LIVELY,
    "explain": Tone.COMPOSED,
}


@dataclass(frozen=True)
class Cast:
    """`nouns` are by slot. `is_known`: the logline itself names the hero. `is_asking`: the hero asks others."""

    tongue: Tongue
    family: str
    nouns: Mapping[str, Noun]
    keywords: tuple[Noun, ...]
    genre: Mapping[str, Any]
    tones: tuple[Mapping[str, Any], ...]
    is_known: bool
    is_asking: bool

    def seen(self, role: StageRole) -> Mapping[str, Noun]:
        """Whom the camera looks at: not at who asks, but at who answers."""
        if not self.is_asking:
            return self.nouns
        answering = self.nouns["expert" if role is StageRole.EXPERT_VIEW else "ally"]
        return {**self.nouns, "hero": answering, "ally": self.nouns["hero"]}

    def met(self, told: str, nouns: Mapping[str, Noun]) -> Mapping[str, Noun]:
        """The nouns without a companion who has not come into the picture yet."""
        is_met = self.tongue.names(told, nouns["ally"])
        return nouns if is_met else {slot: noun for slot, noun in nouns.items() if slot != "ally"}


def cast_of(brief: Brief, seed: int, told: str = "") -> Cast:
    """`told` is the story as far as it is written: who is in it stays in it."""
    told = told.strip()
    tongue, rng = Tongue(brief.language), seeded(seed, "cast", brief.title, brief.logline)
    steady = seeded("cast", brief.title, brief.logline)
    genre = words(brief.language, "genres")[brief.genre.value]
    keywords = tuple(tongue.noun(one_line(each)) for each in brief.keywords if any(map(str.isalnum, each)))
    titled = (noun for noun in tongue.titled(one_line(brief.title)) if _is_sold(noun, genre["family"]))
    found = _ranked(brief, keywords, (*tongue.nouns_of(one_line(brief.logline)), *titled))
    picks = _Picks(brief, tongue, rng, steady, told, genre)
    named = _people(found)
    hero, ally = picks.pair(named)
    nouns = {"hero": hero, "who": Noun(hero.introduced, is_plural=hero.is_plural), "ally": ally}
    nouns |= {"thing": picks.thing(found), "time": picks.time(found), "expert": picks.expert((hero, ally))}
    nouns |= {"place": picks.place(found, nouns["time"]), "viewer": picks.viewer()}
    nouns |= {"prop": picks.prop(found, nouns["thing"]), "at_place": tongue.where(nouns["place"])}
    tones = words(brief.language, "tones")
    chosen = brief.tone or (_TONE_OF[genre["family"]],)
    return Cast(
        tongue,
        genre["family"],
        nouns,
        keywords,
        genre,
        tuple(tones[tone.value] for tone in chosen),
        hero in named,
        picks.is_asking,
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def _ranked(brief: Brief, keywords: tuple[Noun, ...], named: tuple[Noun, ...]) -> list[Noun]:
    """What is spoken of more than once is what the story is about."""
    title, logline = one_line(brief.title).casefold(), one_line(brief.logline).casefold()
    people = [noun for noun in named if noun.sort is Sort.PERSON]
    others = [noun for noun in named if noun.sort is not Sort.PERSON]
    things = [noun for noun in keywords if all(noun.text != person.text for person in people)]

    def rank(noun: Noun) -> int:
        bare = noun.text.casefold().removeprefix("the ")
        said = (bare in title) + (bare in logline) + (noun in keywords)
        return -said

    return [*people, *sorted((*things, *others), key=rank)]


def _is_sold(noun: Noun, family: str) -> bool:
    """What a title names is at hand in the film, if it is a thing or if anything is to be sold."""
    return noun.sort is Sort.THING or (family == "product" and noun.sort is Sort.TOPIC)


def _people(found: Iterable[Noun]) -> list[Noun]:
    return list({noun.text: noun for noun in found if noun.sort is Sort.PERSON}.values())


@dataclass(frozen=True)
class _Picks:
    brief: Brief
    tongue: Tongue
    rng: random.Random
    steady: random.Random
    told: str
    genre: Mapping[str, Any]

    def pair(self, named: list[Noun]) -> tuple[Noun, Noun]:
        """Whoever explains or asks is nobody of whom the logline tells."""
        if not self.is_explained:
            hero = self.hero(named)
            return hero, self.ally(named, hero)
        hero = self.hero([])
        return hero, self.ally(named, hero)

    def expert(self, taken: tuple[Noun, ...]) -> Noun:
        name = self._name(tuple(noun.text for noun in taken))
        return Noun(self.steady.choice(self._words["experts"]).replace("{name}", name), Sort.PERSON)

    def hero(self, named: list[Noun]) -> Noun:
        name = self._name(())
        invented = Noun(name, Sort.PERSON, self.steady.choice(self._who()).replace("{name}", name))
        hero = named[0] if named else invented
        return hero if not self.told or self.tongue.names(self.told, hero) else Noun(self._words["lead"])

    def ally(self, named: list[Noun], hero: Noun) -> Noun:
        others = [noun for noun in named if noun.text != hero.text]
        if others and (not self.told or self.tongue.names(self.told, others[0])):
            return others[0]
        name = self._name((hero.text, *(noun.text for noun in named)))
        return Noun(name, Sort.PERSON, self.steady.choice(self._words["companions"]).replace("{name}", name))

    def thing(self, found: Iterable[Noun]) -> Noun:
        for sorts in ((Sort.THING, Sort.TOPIC), (Sort.IDEA,), (Sort.PLACE,)):
            for noun in found:
                if noun.sort in sorts and len(noun.text) <= _LONGEST_TOPIC:
                    return noun
        if not self.is_explained:
            return self._one_of("props", Sort.THING)
        title = one_line(self.brief.title)
        is_short = len(title) <= _LONGEST_TOPIC
        return self.tongue.title(title) if is_short else Noun(self._words["this_story"])

    def place(self, found: Iterable[Noun], time: Noun) -> Noun:
        return self._first(found, Sort.PLACE) or self._one_of("places", Sort.PLACE, besides=time.text)

    def time(self, found: Iterable[Noun]) -> Noun:
        return self._first(found, Sort.TIME) or self._one_of("times", Sort.TIME)

    def prop(self, found: Iterable[Noun], thing: Noun) -> Noun:
        if thing.sort is Sort.THING:
            return thing
        return self._first(found, Sort.THING) or self._one_of("props", Sort.THING)

    def viewer(self) -> Noun:
        viewers = self._words["viewers"]
        text = viewers.get(self.brief.target) or one_line(self.brief.target)
        return Noun(text, is_plural=not self.tongue.is_korean)

    @property
    def _words(self) -> Mapping[str, Any]:
        return words(self.brief.language, "cast")

    def _who(self) -> list[str]:
        cast = self._words
        pool = cast["explainers"] if self.is_explained else cast["who"]
        key = self.brief.genre.value if self.is_explained else self.brief.target
        chosen: list[str] = pool.get(key) or pool["other"]
        return chosen

    @property
    def is_asking(self) -> bool:
        return self.brief.genre is Genre.DOCUMENTARY or self.brief.structure is Structure.DOCUMENTARY

    @property
    def is_explained(self) -> bool:
        return self.genre["family"] == "explain" or self.is_asking

    def _name(self, taken: tuple[str, ...]) -> str:
        """Invented people have the same names whatever the seed: stages and shots are made one after another."""
        chosen: str = self.steady.choice(
            [each for each in self._words["names"] if not any(each in one for one in taken)]
        )
        return chosen

    def _one_of(self, name: str, sort: Sort, besides: str = "\0") -> Noun:
        nouns = [self._noun(said, sort) for said in self.genre[name] if besides not in said]
        told = [noun for noun in nouns if self.tongue.names(self.told, noun)] if self.told else []
        drawn = self.rng.choice(nouns)
        return told[0] if told else drawn

    def _noun(self, said: str, sort: Sort) -> Noun:
        """`sunlit |living room` is sunlit when it is brought in, and a living room from then on."""
        whole, short = said.replace("|", ""), said.rpartition("|")[2]
        if self.tongue.is_korean:
            return Noun(short, sort, whole)
        is_bare = short in words(Language.ENGLISH, "nouns")["bare_times"]
        return replace(self.tongue.noun(whole), text=short if is_bare else f"the {short}", sort=sort)

    def _first(self, found: Iterable[Noun], sort: Sort) -> Noun | None:
        return next((noun for noun in found if noun.sort is sort), None)
