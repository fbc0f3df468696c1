"""Which addresses a webhook may reach: the public internet, and the networks that the operator names.

`ipaddress.is_global` differs between releases of Python and knows nothing of addresses within addresses, so the ranges
are written down here (IANA's registries of special-purpose addresses).
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

PUBLIC_PORTS = (443, 8443)
_SPECIAL_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        # What Azure's machines ask for their secrets stands among public addresses.
        "168.63.129.16/32",
    )
)  # fmt: skip
_UNICAST_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Reach:
    """`allowed` are networks that may be reached besides, on any port and without TLS."""

    allowed: tuple[Network, ...] = ()

    @classmethod
    def of(cls, networks: list[str]) -> "Reach":
        """Raises ValueError for what is no network."""
        return cls(tuple(ip_network(each) for each in networks))

    def admits(self, address: str, port: int, *, is_secure: bool) -> bool:
        """Whether to connect there; `address` is what a name has led to."""
        try:
            reached = _within(ip_address(address))
        except ValueError:
            return False
        if any(reached in network for network in self.allowed if network.version == reached.version):
            return True
        return is_secure and port in PUBLIC_PORTS and _is_public(reached)

    def is_outside(self, address: str) -> bool:
        """Whether it is a public one, so that TLS and a port of its own would admit it."""
        try:
            return _is_public(_within(ip_address(address)))
        except ValueError:
            return False


def _within(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for: mapped, or translated by NAT64."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else address


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    if address.scope_id is not None or address not in _UNICAST_6:
        return False
    return not any(address in network for network in _SPECIAL_6)
