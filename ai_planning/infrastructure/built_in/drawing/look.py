"""How the film's people look: the same in every frame of it."""

from dataclasses import dataclass
from random import Random

from ai_planning.infrastructure.built_in.drawing.words import Asked


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


def looks(asked: Asked, film: int) -> tuple[Look, Look]:
    """Of the one the film is about, and of the other."""
    chance = Random(film)  # noqa: S311  (a look is no secret)
    first, second = chance.random() < 0.5, chance.random() < 0.5
    is_woman = asked.woman if asked.woman != asked.man else first
    return (
        _look(chance, is_woman, 0.74 if asked.child else 1.0),
        _look(chance, not is_woman if first else second, 1.0),
    )


def _look(chance: Random, is_woman: bool, height: float) -> Look:
    return Look(
        height=height * (0.97 if is_woman else 1.0),
        has_long_hair=is_woman,
        has_skirt=is_woman and chance.random() < 0.4,
        has_glasses=chance.random() < 0.15,
        hair=chance.choice((70, 90, 120)),
        top=chance.choice((205, 225, 240)),
        legs=chance.choice((150, 175, 195)),
    )
