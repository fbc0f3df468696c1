"""Settings of which not every text makes sense."""

from ipaddress import ip_network
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured


def one_of(name: str, given: str, *allowed: str) -> str:
    """What was given; ImproperlyConfigured, so that no process starts with another word."""
    if given not in allowed:
        raise ImproperlyConfigured(f"{name}={given!r}: write {' or '.join(allowed)}")
    return given


def networks(name: str, given: list[str]) -> list[str]:
    """What was given; ImproperlyConfigured for what is no network."""
    for each in given:
        try:
            ip_network(each)
        except ValueError:
            raise ImproperlyConfigured(f"{name}: {each!r} is no network; write 10.1.0.0/16 or 127.0.0.1/32") from None
    return given


def headers(given: str) -> dict[str, str]:
    """As OpenTelemetry writes them into a variable: `name=value,name=value`, values percent-encoded."""
    pairs = [each.partition("=") for each in given.split(",") if "=" in each]
    return {name.strip(): unquote(value.strip()) for name, _, value in pairs}


def number(name: str, given: str, otherwise: float) -> float:
    """`otherwise` for nothing; ImproperlyConfigured for what is no number, or below zero."""
    try:
        value = float(given) if given else otherwise
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise ImproperlyConfigured(f"{name}={given!r}: write a number such as 0.75")
    return value


def share(name: str, given: str, otherwise: float) -> float:
    """From none (0) to all (1)."""
    value = number(name, given, otherwise)
    if value > 1:
        raise ImproperlyConfigured(f"{name}={given!r}: write a number from 0 to 1")
    return value
