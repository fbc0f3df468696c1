"""How much is made up, and who takes part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from config.bulk import words
from config.bulk.dice import Part, dice, id_at, moment
from identity.infrastructure.bulk import AccountLine

DAY = 86_400.0
# People are so many that everybody is in some two hundred projects, however many projects there are.
PROJECTS_A_PERSON, FEWEST_PEOPLE = 40, 20
# One project in so many has a crowd of notes; together they have this share of all.
PROJECTS_A_CROWD, CROWDED_SHARE = 20_000, 0.2


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    email: str
    username: str
    joined: float


@dataclass(frozen=True)
class Scale:
    """`until` is the present, in Unix seconds; person 0 has `email`.

    The first `measured` people are in exactly `shared` of the projects each, the others in as many as it comes to.
    """

    projects: int
    feedback: int
    shared: int
    seed: int
    until: float
    email: str
    measured: int = 1

    @cached_property
    def people(self) -> tuple[Person, ...]:
        number = max(FEWEST_PEOPLE, self.projects // PROJECTS_A_PERSON) + self.measured - 1
        return tuple(self._person(each) for each in range(number))

    @cached_property
    def measured_in(self) -> Mapping[int, list[int]]:
        """By project, which of the measured people are in it: those of person 0 are evenly spread."""
        found = defaultdict(list)
        for each in range(self.shared):
            found[each * self.projects // self.shared].append(0)
        for person in range(1, self.measured):
            for project in dice(self.seed, person, Part.MEASURED).sample(range(self.projects), self.shared):
                found[project].append(person)
        return dict(found)

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """Of each project: many have a few, some have hundreds, the crowded ones share CROWDED_SHARE of all."""
        chance = dice(self.seed, 0, Part.WEIGHTS)
        weights = [min(chance.paretovariate(1.3), 60.0) for _ in range(self.projects)]
        crowds = max(1, self.projects // PROJECTS_A_CROWD)
        heavy = sum(weights) * CROWDED_SHARE / (1 - CROWDED_SHARE) / crowds
        for each in range(crowds):
            weights[each * self.projects // crowds] = heavy
        whole = sum(weights)
        bounds = [round(self.feedback * reached / whole) for reached in accumulate(weights)]
        return tuple(upper - lower for lower, upper in zip([0, *bounds], bounds, strict=False))

    def accounts(self) -> Iterator[AccountLine]:
        for person in self.people:
            yield AccountLine(person.id, person.email, person.username, person.name, moment(person.joined))

    def _person(self, number: int) -> Person:
        chance = dice(self.seed, number, Part.PEOPLE)
        joined = self.until - (1000 + 200 * chance.random()) * DAY
        handle = f"bulk{self.seed}_{number}"
        email = f"{handle}@example.com" if number else self.email
        return Person(id_at(chance, joined), words.person(chance), email, handle, joined)
