"""Whom a request comes from, behind however many of our own proxies."""

from collections.abc import Callable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.infrastructure.origin import Origin, coming_from

LONGEST_DEVICE = 200


class OriginMiddleware:
    """`request.origin`, and core.infrastructure.origin.current_origin() while the request runs.

    Of X-Forwarded-Proto nothing is left that no proxy of ours has said.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer, forwarded = request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
        origin = Origin(client_address(peer, forwarded), plain_device(request.headers.get("User-Agent", "")))
        request.origin = origin  # type: ignore[attr-defined]
        if not _is_ours(_parsed(peer)):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        with coming_from(origin):
            return self.get_response(request)


def origin_of_scope(scope: dict[str, Any]) -> Origin:
    """Of a socket (ASGI)."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    peer = (scope.get("client") or ("",))[0]
    forwarded, agent = headers.get(b"x-forwarded-for", ""), headers.get(b"user-agent", "")
    return Origin(client_address(peer, forwarded), plain_device(agent))


def client_address(peer: str, forwarded: str) -> str:
    """The last address in `forwarded` (X-Forwarded-For) that is no proxy of ours; what a stranger adds is no proof.

    In its canonical form; empty where the peer has none, as on a Unix socket.
    """
    address = _parsed(peer)
    for hop in reversed([hop.strip() for hop in forwarded.split(",") if hop.strip()]):
        before = _parsed(hop)
        if before is None or not _is_ours(address):
            break
        address = before
    return str(address or "")


def plain_device(user_agent: str) -> str:
    """Printable and bounded, because it is stored and shown."""
    return "".join(character for character in user_agent if character.isprintable())[:LONGEST_DEVICE]


def _is_ours(address: IPv4Address | IPv6Address | None) -> bool:
    if address is None:
        return False
    return any(address in network for network in _proxies(tuple(settings.TRUSTED_PROXIES)))


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    """Without a zone; an IPv4 address that is written as an IPv6 one is the same address."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))
    return address


@cache
def _proxies(networks: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network) for network in networks)
