"""Phrases drawn by a seed: none twice before all have been."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.tongue import Tongue, literal_of, slots_of


def _repeats(phrase: str, nouns: Mapping[str, Noun]) -> bool:
    """It would name one thing as if it were two."""
    texts = [nouns[slot].text for slot in slots_of(phrase) if slot in ("thing", "prop", "place", "word")]
    return len(texts) != len(set(texts))


def seeded(*parts: object) -> random.Random:
    """The same sequence for the same parts, in every process."""
    return random.Random(" ".join(map(str, parts)))  # noqa: S311 (a seed is meant to be told)


class Draws:
    """`told` is what has been said already by others: nothing of it is said again while there is something else."""

    def __init__(self, rng: random.Random, tongue: Tongue, told: str = "") -> None:
        self.rng = rng
        self._tongue, self.told = tongue, told
        self._used: Counter[str] = Counter()

    def phrase(self, pool: Sequence[str], needs: str | None = None) -> str:
        """One of the pool as it stands, with the slot `needs` if any has it."""
        fitting = [each for each in pool if needs in slots_of(each)] if needs else list(pool)
        fresh = [each for each in fitting or pool if self._is_fresh(each)]
        drawn = self.rng.choice(fresh or self._rarest(fitting or pool))
        self._used[drawn] += 1
        return drawn

    def sentence(self, pool: Sequence[str], nouns: Mapping[str, Noun], needs: str | None = None) -> str:
        """One of the pool that can be filled."""
        able = [each for each in pool if slots_of(each) <= nouns.keys() and not _repeats(each, nouns)] or pool
        return self._tongue.fill(self.phrase(able, needs), nouns)

    def some(self, likelihood: float) -> bool:
        return self.rng.random() < likelihood

    def _rarest(self, phrases: Sequence[str]) -> list[str]:
        least = min(self._used[each] for each in phrases)
        return [each for each in phrases if self._used[each] == least]

    def _is_fresh(self, phrase: str) -> bool:
        return phrase not in self._used and not (self.told and literal_of(phrase) in self.told)
