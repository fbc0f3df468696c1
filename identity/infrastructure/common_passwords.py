"""The passwords that most people choose, as Django brings them along; those that are long enough for ours."""

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from identity.domain.account import SHORTEST_PASSWORD, password_form


def is_common(password: str) -> bool:
    """However it is written, in large letters or small ones."""
    return password_form(password).strip().casefold() in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in CommonPasswordValidator().passwords if len(word) >= SHORTEST_PASSWORD)
