"""Whom a request comes from, behind however many of our own proxies."""

from collections.abc import Callable
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.infrastructure.origin import Origin, coming_from

LONGEST_DEVICE = 200


class OriginMiddleware:
    """`request.origin`, and core.infrastructure.origin.current_origin() while the request runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer, forwarded = request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
        origin = Origin(client_address(peer, forwarded), plain_device(request.headers.get("User-Agent", "")))
        request.origin = origin  # type: ignore[attr-defined]
        with coming_from(origin):
            return self.get_response(request)


def client_address(peer: str, forwarded: str) -> str:
    """The last address in `forwarded` (X-Forwarded-For) that is no proxy of ours; what a stranger adds is no proof."""
    address = peer
    for hop in reversed([hop.strip() for hop in forwarded.split(",") if hop.strip()]):
        if not _is_ours(address) or _parsed(hop) is None:
            break
        address = hop
    return address


def plain_device(user_agent: str) -> str:
    """Printable and bounded, because it is stored and shown."""
    return "".join(character for character in user_agent if character.isprintable())[:LONGEST_DEVICE]


def _is_ours(address: str) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in _proxies(tuple(settings.TRUSTED_PROXIES)))


def _parsed(address: str) -> object:
    try:
        return ip_address(address)
    except ValueError:
        return None


@cache
def _proxies(networks: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network) for network in networks)
