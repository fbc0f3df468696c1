"""Every alert reaches somebody, by its severity, and the causes speak before what follows from them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from stack.programs import ROOT
from tests.monitoring.routing import CONFIGURATION, configuration, heard, receivers
from tests.monitoring.rules import alerts

TOLD = {"critical": ["page", "slack"], "warning": ["slack"], "info": ["mail"]}
# What the design document asks for.
ACTIONS = {"HighResponseTime": "slack", "HighErrorRate": "page", "LowCacheHitRate": "mail"}
AMTOOL = shutil.which("amtool")


def firing(name: str, **labels: str) -> dict[str, str]:
    return {"alertname": name, "deployment": "production", **alerts()[name]["labels"], **labels}


@pytest.mark.parametrize("name", sorted(alerts()))
def test_an_alert_goes_where_its_severity_says(name: str) -> None:
    assert receivers(firing(name)) == TOLD[alerts()[name]["labels"]["severity"]]


@pytest.mark.parametrize(("name", "action"), ACTIONS.items())
def test_the_three_of_the_design_go_where_it_says(name: str, action: str) -> None:
    assert receivers(firing(name))[0] == action


def test_an_alert_of_somebody_else_is_not_lost() -> None:
    assert receivers({"alertname": "Strange", "severity": "none"}) == ["mail"]


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("CriticalResponseTime", "HighResponseTime"),
        ("CriticalErrorRate", "HighErrorRate"),
        ("CriticalCacheHitRate", "LowCacheHitRate"),
        ("TooManyStatements", "ManyStatements"),
        ("OutboxStuck", "OutboxLags"),
        ("PartNotReady", "CriticalErrorRate"),
        ("PartNotReady", "QueueLags"),
        ("NothingScraped", "BeatMissing"),
    ],
)
def test_what_follows_from_another_alert_is_held_back_while_that_lasts(higher: str, lower: str) -> None:
    both = [firing(higher), firing(lower)]
    assert heard(both) == [firing(higher)]
    assert heard([firing(lower)]) == [firing(lower)]


def test_an_alert_holds_back_nothing_of_another_deployment() -> None:
    both = [firing("PartNotReady", part="redis"), firing("QueueLags", deployment="staging")]
    assert heard(both) == both


def test_no_alert_holds_itself_or_what_is_worse_back() -> None:
    parts = [firing("PartNotReady", part=part) for part in ("database", "redis")]
    others = [firing("ScrapeDown"), firing("NothingScraped")]
    assert heard([*parts, *others]) == [*parts, *others]


def test_inhibitions_name_alerts_that_there_are() -> None:
    matchers = [
        each
        for rule in configuration()["inhibit_rules"]
        for kind in ("source", "target")
        for each in rule[f"{kind}_matchers"]
    ]
    named = {name for each in matchers if each.startswith("alertname") for name in re.findall(r"[A-Z]\w+", each)}
    assert named - set(alerts()) == set()


def examples() -> set[str]:
    """Values that no operator has: of a domain that is nobody's, of a service of compose, of a channel."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    values = {value for value in leaves(configuration()) if isinstance(value, str)}
    hosts = {value for value in values if re.fullmatch(r"[\w.-]+:\d+", value) and value.partition(":")[0] in compose}
    return hosts | {value for value in values if value.endswith(".example") or value.startswith("#")}


def test_whatever_is_an_example_is_told_where_operators_look() -> None:
    assert examples() >= {"mail:1025", "operators@videoplanet.example"}
    head = CONFIGURATION.read_text().partition("\nglobal:")[0]
    watching = (ROOT / "README.md").read_text().partition("\n### Watching\n")[2].partition("\n### ")[0]
    assert {example for example in examples() if example not in head or f"`{example}`" not in watching} == set()


def test_no_secret_stands_in_the_file() -> None:
    assert {key for key in keys(configuration()) if re.search("key|password|token|url|secret", key)} == {
        "routing_key_file",
        "slack_api_url_file",
    }


def leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from leaves(each)
    else:
        yield node


def keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keys(value)
    elif isinstance(node, list):
        for each in node:
            yield from keys(each)


@pytest.mark.skipif(AMTOOL is None, reason="amtool is not installed")
def test_amtool_takes_the_file_and_sees_the_same_receivers() -> None:
    checked = amtool("check-config", str(CONFIGURATION))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    for name in alerts():
        labels = firing(name)
        told = amtool(
            "config",
            "routes",
            "test",
            f"--config.file={CONFIGURATION}",
            *[f"{key}={value}" for key, value in labels.items()],
        )
        assert told.stdout.strip().split(",") == receivers(labels)


def amtool(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(AMTOOL), *arguments], capture_output=True, text=True, check=False)
