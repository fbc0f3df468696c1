"""Signed addresses are made once per half-life and shared by all processes, so that a list stays the same list."""

from collections.abc import Callable, Iterable

from django.core.cache import cache


def remembered_all(names: Iterable[str], seconds: int, sign: Callable[[str], str]) -> dict[str, str]:
    """Address by name, signed less than `seconds` ago or anew; a round trip for the known and one for the new."""
    keys = {f"signed:{name}": name for name in names}
    known = cache.get_many(keys) if keys else {}
    fresh = {key: sign(name) for key, name in keys.items() if key not in known}
    if fresh:
        cache.set_many(fresh, seconds)
    return {name: str((known | fresh)[key]) for key, name in keys.items()}
