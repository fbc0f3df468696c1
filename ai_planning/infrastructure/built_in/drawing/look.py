"""How the film's people look: the same in every frame of it."""

from dataclasses import dataclass
from random import Random

from ai_planning.infrastructure.built_in.drawing.people import Person

_WHITE = 178


@dataclass(frozen=True)
class Look:
    """`height` beside that of an adult; greys of hair, top and legs (the lower the darker)."""

    height: float
    has_long_hair: bool
    has_skirt: bool
    has_glasses: bool
    hair: int
    top: int
    legs: int


def look_of(person: Person, film: int) -> Look:
    chance = Random(f"{film} {person.name}")  # noqa: S311  (a look is no secret)
    by_chance = chance.random() < 0.5
    is_woman = by_chance if person.is_woman is None else person.is_woman
    hair = chance.choice((70, 90, 120))
    return Look(
        height=(0.74 if person.is_child else 1.0) * (0.97 if is_woman else 1.0),
        has_long_hair=is_woman,
        has_skirt=is_woman and chance.random() < 0.4,
        has_glasses=chance.random() < 0.15,
        hair=_WHITE if person.is_old else hair,
        top=chance.choice((205, 225, 240)),
        legs=chance.choice((150, 175, 195)),
    )
