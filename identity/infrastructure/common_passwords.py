"""Passwords that are guessed first: those that most people choose, as Django brings them along, and our own words."""

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from identity.domain.account import SHORTEST_PASSWORD, password_form

# Names of the product, whatever digits and signs stand around them.
OWN_WORDS = frozenset({"videoplanet", "videoplanetadmin", "adminvideoplanet", "비디오플래닛", "비디오플라넷"})


def is_common(password: str) -> bool:
    """However it is written, in large letters or small ones."""
    plain = password_form(password).strip().casefold()
    return plain in _common() or "".join(filter(str.isalpha, plain)) in OWN_WORDS


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in CommonPasswordValidator().passwords if len(word) >= SHORTEST_PASSWORD)
