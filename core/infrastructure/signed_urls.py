"""Signed addresses are made once per half-life and shared by all processes, so that a list stays the same list."""

from collections.abc import Callable

from django.core.cache import cache


def remembered(name: str, seconds: int, sign: Callable[[], str]) -> str:
    """The address that was signed under `name` less than `seconds` ago, else a new one."""
    key = f"signed:{name}"
    url = cache.get(key)
    if url is None:
        cache.set(key, url := sign(), seconds)
    return str(url)
