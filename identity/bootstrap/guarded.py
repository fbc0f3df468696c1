"""Façade: passwords of what is no account, behind the same gate and counted in the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from identity.application.guessing import is_guessed
from identity.bootstrap.parts import guarding


@dataclass(frozen=True)
class Guarded:
    """The verbs."""

    hashed: Callable[[str], str]
    is_guessed: Callable[..., bool]


@cache
def guarded() -> Guarded:
    return Guarded(hashed=guarding()["passwords"].hash, is_guessed=partial(is_guessed, **guarding()))
