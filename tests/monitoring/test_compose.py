"""The watchers that come with docker-compose.yml find their files, and show themselves to this machine alone."""

import re
from typing import Any

import pytest
import yaml

from stack.programs import ROOT

PLACE = ROOT / "deploy" / "monitoring"
COMPOSE: dict[str, Any] = yaml.safe_load((PLACE / "compose.yml").read_text())
PRODUCT: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CONFIGURED = {"prometheus": "prometheus.yml", "alertmanager": "alertmanager.yml"}


def test_the_product_brings_them_when_they_are_asked_for() -> None:
    assert PRODUCT["include"] == ["deploy/monitoring/compose.yml"]
    assert {tuple(service["profiles"]) for service in SERVICES.values()} == {("monitoring",)}
    assert not set(SERVICES) & set(PRODUCT["services"])


@pytest.mark.parametrize("name", SERVICES)
def test_a_watcher_listens_on_this_machine_alone_and_tells_its_health(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name]["ports"])
    assert SERVICES[name]["healthcheck"]["test"]
    assert re.fullmatch(r"[\w/]+:v?\d+\.\d+\.\d+", SERVICES[name]["image"])


@pytest.mark.parametrize("name", SERVICES)
def test_whatever_is_mounted_is_there_and_cannot_be_written(name: str) -> None:
    for volume in SERVICES[name]["volumes"]:
        source, *_, mode = volume.split(":")
        if source.startswith("./"):
            assert (PLACE / source).exists()
            assert mode == "ro"
        else:
            assert source in COMPOSE["volumes"]


@pytest.mark.parametrize(("name", "file"), CONFIGURED.items())
def test_the_secrets_that_a_configuration_reads_are_given_to_its_service(name: str, file: str) -> None:
    read = set(re.findall(r"/run/secrets/([\w-]+)", (PLACE / file).read_text()))
    assert read == set(SERVICES[name]["secrets"]) <= set(COMPOSE["secrets"])


@pytest.mark.parametrize("document", [COMPOSE, PRODUCT], ids=["watchers", "product"])
def test_what_cannot_be_written_gets_its_secrets_as_files(document: dict[str, Any]) -> None:
    """All others are copied into a container's root, which is refused there."""
    given = {**document.get("secrets", {}), **document.get("configs", {})}
    read_only = [service for service in document["services"].values() if service.get("read_only")]
    taken = {name for each in read_only for name in (*each.get("secrets", ()), *each.get("configs", ()))}
    assert read_only
    assert {name for name in taken if set(given[name]) != {"file"}} == set()


def test_prometheus_asks_a_web_process_at_the_port_that_it_listens_on() -> None:
    (job,) = yaml.safe_load((PLACE / "prometheus.yml").read_text())["scrape_configs"]
    assert job["static_configs"] == [{"targets": [PRODUCT["services"]["front"]["environment"]["WEB_UPSTREAM"]]}]
