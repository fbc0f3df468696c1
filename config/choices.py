"""Settings of which one of a few words has to be chosen."""

from django.core.exceptions import ImproperlyConfigured


def one_of(name: str, given: str, *allowed: str) -> str:
    """What was given; ImproperlyConfigured, so that no process starts with another word."""
    if given not in allowed:
        raise ImproperlyConfigured(f"{name}={given!r}: write {' or '.join(allowed)}")
    return given
