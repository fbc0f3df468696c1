"""Addresses of the internet, as far as they tell people apart."""

from ipaddress import IPv6Address, ip_address, ip_network

_NETWORK = 64


def household(address: str) -> str:
    """Who counts as one: an IPv4 address, or the /64 of an IPv6 one, which one person holds whole; else as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((int(parsed), _NETWORK), strict=False))
    return str(parsed)
