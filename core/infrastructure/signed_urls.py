"""Signed addresses are made once per half-life and shared by all processes, so that a list stays the same list."""

from collections.abc import Callable, Iterable

from django.core.cache import cache


def remembered(name: str, seconds: int, sign: Callable[[], str]) -> str:
    """The address that was signed under `name` less than `seconds` ago, else a new one."""
    key = f"signed:{name}"
    url = cache.get(key)
    if url is None:
        cache.set(key, url := sign(), seconds)
    return str(url)


def remembered_all(names: Iterable[str], seconds: int, sign: Callable[[str], str]) -> dict[str, str]:
    """Address by name, like `remembered`, in one round trip for all that are known and one for all that are new."""
    keys = {f"signed:{name}": name for name in names}
    known = cache.get_many(keys) if keys else {}
    fresh = {key: sign(name) for key, name in keys.items() if key not in known}
    if fresh:
        cache.set_many(fresh, seconds)
    return {name: str((known | fresh)[key]) for key, name in keys.items()}
