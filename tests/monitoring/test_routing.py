"""Every alert reaches somebody, by its severity, and the causes speak before what follows from them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

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


def test_no_secret_stands_in_the_file() -> None:
    assert {key for key in keys(configuration()) if re.search("key|password|token|url|secret", key)} == {
        "routing_key_file",
        "slack_api_url_file",
    }


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
