"""Which addresses a webhook may reach."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.domain.addresses import Reach

PUBLIC = Reach()
INSIDE = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255", "168.63.129.16",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::1",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1",
    "ff02::1", "",
    "localhost", "127.1",
)  # fmt: skip
OUTSIDE = (
    "1.1.1.1", "93.184.215.14", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.0.1.1",
    "2606:4700:4700::1111", "2a00:1450:4001:82b::200e", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
)  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_what_lies_inside_is_not_reached(address: str) -> None:
    for port in (443, 8443):
        assert not PUBLIC.admits(address, port, is_secure=True)


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_lies_outside_is_reached_over_tls_on_its_ports_alone(address: str) -> None:
    assert PUBLIC.admits(address, 443, is_secure=True)
    assert PUBLIC.admits(address, 8443, is_secure=True)
    assert not PUBLIC.admits(address, 5432, is_secure=True)
    assert not PUBLIC.admits(address, 443, is_secure=False)


def test_what_the_operator_names_is_reached_on_any_port_and_nothing_beside_it() -> None:
    reach = Reach.of(["10.1.0.0/16", "::1/128"])
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::10.1.2.3", "::1"):
        assert reach.admits(address, 80, is_secure=False)
    for address in ("10.2.0.1", "127.0.0.1", "fe80::1"):
        assert not reach.admits(address, 443, is_secure=True)
    assert not reach.admits("1.1.1.1", 80, is_secure=False)


def test_what_is_no_network_is_no_reach() -> None:
    with pytest.raises(ValueError, match="host bits"):
        Reach.of(["10.1.0.1/16"])


@given(st.ip_addresses())
def test_nothing_that_the_standard_library_calls_private_is_reached(address: object) -> None:
    found = ip_address(str(address))
    if found.is_private or found.is_loopback or found.is_link_local or found.is_multicast or found.is_reserved:
        is_translated = found.version == 6 and found in ip_network("64:ff9b::/96")
        mapped = getattr(found, "ipv4_mapped", None)
        assert is_translated or mapped or not PUBLIC.admits(str(found), 443, is_secure=True)
