"""Phrases drawn by a seed: none twice before all have been."""

import random
from collections.abc import Mapping, Sequence

from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.tongue import Tongue, literal_of, slots_of


def seeded(*parts: object) -> random.Random:
    """The same sequence for the same parts, in every process."""
    return random.Random(" ".join(map(str, parts)))  # noqa: S311 (a seed is meant to be told)


class Draws:
    """`told` is what has been said already by others: nothing of it is said again while there is something else."""

    def __init__(self, rng: random.Random, tongue: Tongue, told: str = "") -> None:
        self.rng = rng
        self._tongue, self.told = tongue, told
        self._used: set[str] = set()

    def phrase(self, pool: Sequence[str], needs: str | None = None) -> str:
        """One of the pool as it stands, with the slot `needs` if any has it."""
        fitting = [each for each in pool if needs in slots_of(each)] if needs else list(pool)
        fresh = [each for each in fitting or pool if self._is_fresh(each)]
        unused = [each for each in fitting or pool if each not in self._used]
        drawn = self.rng.choice(fresh or unused or fitting or list(pool))
        self._used.add(drawn)
        return drawn

    def sentence(self, pool: Sequence[str], nouns: Mapping[str, Noun], needs: str | None = None) -> str:
        """One of the pool that can be filled."""
        able = [each for each in pool if slots_of(each) <= nouns.keys()]
        return self._tongue.fill(self.phrase(able, needs), nouns)

    def some(self, likelihood: float) -> bool:
        return self.rng.random() < likelihood

    def _is_fresh(self, phrase: str) -> bool:
        return phrase not in self._used and not (self.told and literal_of(phrase) in self.told)
