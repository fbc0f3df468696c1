"""What is evaluated here is what Prometheus' own promtool evaluates, wherever that is installed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.monitoring.promql import Moment, Vector, evaluate
from tests.monitoring.rules import STEP, Firing, Run, alerts, files, groups, recorded
from tests.monitoring.scenarios import SCENARIOS, Scenario
from tests.monitoring.series import Labels

PROMTOOL = shutil.which("promtool")
EXPRESSIONS = [f"round({name} >= 0, 0.000001)" for name in recorded()]
pytestmark = pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed")


@pytest.fixture(scope="module")
def left_open() -> bool:
    """Prometheus 3 leaves the first instant of a range out."""
    told = promtool("--version")
    found = re.search(r"version (\d+)\.", told.stdout + told.stderr)
    return found is not None and int(found[1]) >= 3


def promtool(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(PROMTOOL), *arguments], capture_output=True, text=True, check=False)


def test_promtool_takes_the_rules() -> None:
    checked = promtool("check", "rules", *files())
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_promtool_sees_the_same_alerts_and_figures(tmp_path: Path, left_open: bool) -> None:
    judged = asked(tmp_path, [told(each, left_open) for each in SCENARIOS])
    assert judged.returncode == 0, (judged.stdout + judged.stderr)[-4000:]


def test_promtool_contradicts_a_wrong_figure_and_a_wrong_alert(tmp_path: Path, left_open: bool) -> None:
    test = told(SCENARIOS[0], left_open)
    test["promql_expr_test"][0]["exp_samples"] = [{"labels": "{}", "value": 12345}]
    test["alert_rule_test"][0]["exp_alerts"] = [{"exp_labels": {"severity": "invented"}}]
    judged = asked(tmp_path, [test])
    assert judged.returncode == 1
    assert "1.2345E+04" in judged.stdout + judged.stderr
    assert "invented" in judged.stdout + judged.stderr


def asked(directory: Path, tests: list[dict[str, Any]]) -> "subprocess.CompletedProcess[str]":
    (directory / "rules.yml").write_text(yaml.safe_dump({"groups": list(_without_annotations())}))
    document = {
        "rule_files": ["rules.yml"],
        "evaluation_interval": "1m",
        "group_eval_order": [group["name"] for group in groups()],
        "tests": tests,
    }
    (directory / "tests.yml").write_text(yaml.safe_dump(document))
    return promtool("test", "rules", directory / "tests.yml")


def _without_annotations() -> Iterator[dict[str, Any]]:
    """They are words for people."""
    for group in groups():
        rules = [{key: value for key, value in rule.items() if key != "annotations"} for rule in group["rules"]]
        yield group | {"rules": rules}


def told(scenario: Scenario, left_open: bool) -> dict[str, Any]:
    """The scenario and what we make of it, as a test of promtool."""
    run = Run(scenario.given, left_open=left_open)
    minutes = [firing for _, firing in run.minutes(scenario.minutes)]
    return {
        "name": scenario.name,
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in scenario.given.items()],
        "alert_rule_test": list(_alerts(scenario, minutes)),
        "promql_expr_test": list(_figures(run, scenario.minutes, left_open)),
    }


def _alerts(scenario: Scenario, minutes: list[set[Firing]]) -> Iterator[dict[str, Any]]:
    """Around the first minute of the scenario's alert; every alert at the last one."""
    first = scenario.first if scenario.first is not None else scenario.minutes
    for minute in sorted({max(first - 1, 0), first}):
        yield _alert(scenario.alert, minute, minutes[minute])
    for name in alerts():
        yield _alert(name, scenario.minutes, minutes[-1])


def _alert(name: str, minute: int, firing: set[Firing]) -> dict[str, Any]:
    expected = [{"exp_labels": dict(each.labels)} for each in firing if each.name == name]
    return {"eval_time": f"{minute}m", "alertname": name, "exp_alerts": expected}


def _figures(run: Run, last: int, left_open: bool) -> Iterator[dict[str, Any]]:
    for expression in EXPRESSIONS:
        for minute in (last // 3, last):
            found = evaluate(expression, Moment(run.store, minute * STEP, left_open))
            yield {"expr": expression, "eval_time": f"{minute}m", "exp_samples": _samples(found)}


def _samples(found: Vector | float) -> list[dict[str, Any]]:
    assert isinstance(found, dict)
    return [{"labels": _written(labels), "value": value} for labels, value in found.items()]


def _written(labels: Labels) -> str:
    return "{" + ", ".join(f'{name}="{value}"' for name, value in sorted(labels)) + "}"
