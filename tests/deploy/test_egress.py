"""What the product may send to, the cluster lets it reach."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.deploy.cluster import KUBERNETES, OVERLAYS, Cluster
from webhooks.domain.addresses import PUBLIC_PORTS, Reach

PUBLIC = (ip_address("1.1.1.1"), ip_address("2606:4700:4700::1111"))
# Where clouds hand out rights of the node.
RIGHTS = (ip_address("169.254.169.254"), ip_address("fd00:ec2::254"), ip_address("fd20:ce::254"))
PORTS = {"https": 443, "postgres": 5432, "rediss": 6379}


@pytest.fixture(params=OVERLAYS)
def cluster(request: pytest.FixtureRequest) -> Cluster:
    return Cluster(request.param)


def ways(cluster: Cluster, name: str) -> Iterable[tuple[dict[str, Any], set[int]]]:
    """Blocks of addresses that a pod may send to, each with its ports."""
    for policy in cluster.of("NetworkPolicy").values():
        if name in cluster.matching(policy["spec"]["podSelector"]):
            for rule in policy["spec"].get("egress", []):
                ports = {each["port"] for each in rule["ports"]}
                yield from ((peer["ipBlock"], ports) for peer in rule["to"] if "ipBlock" in peer)


def reached(cluster: Cluster, name: str, address: IPv4Address | IPv6Address) -> set[int]:
    return {port for block, ports in ways(cluster, name) if _holds(block, address) for port in ports}


def _holds(block: dict[str, Any], address: IPv4Address | IPv6Address) -> bool:
    within = [address in ip_network(each) for each in (block["cidr"], *block.get("except", []))]
    return within[0] and not any(within[1:])


@pytest.mark.parametrize("address", PUBLIC, ids=str)
def test_receivers_are_reached_on_every_port_that_a_webhook_may_name(
    cluster: Cluster, address: IPv4Address | IPv6Address
) -> None:
    assert all(Reach().admits(str(address), port, is_secure=True) for port in PUBLIC_PORTS)
    assert set(PUBLIC_PORTS) - reached(cluster, "webhooks", address) == set()
    # What nobody else sends to is nobody else's way out.
    assert 8443 not in reached(cluster, "media", address)


def named(values: Iterable[str]) -> set[int]:
    """Ports of the addresses among them, with those that a scheme means."""
    addresses = [urlsplit(value) for value in values if "://" in value]
    return {each.port or PORTS[each.scheme] for each in addresses}


def test_whatever_the_configuration_names_is_reached_by_every_process(cluster: Cluster) -> None:
    lines = (KUBERNETES / "secrets.example.env").read_text().splitlines()
    secrets = named(line.partition("=")[2] for line in lines if not line.startswith("#"))
    assert secrets == {5432, 6379, 587}
    wanted = secrets | named(cluster.configuration.values())
    for name in set(cluster.pods) - {"front"}:
        for address in PUBLIC:
            assert wanted - reached(cluster, name, address) == set(), name


def test_nobody_reaches_the_rights_of_the_node(cluster: Cluster) -> None:
    for name in cluster.pods:
        assert [each for each in RIGHTS if reached(cluster, name, each)] == [], name
