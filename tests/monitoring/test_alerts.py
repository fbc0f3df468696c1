"""Each alert comes when it must, and not before."""

import pytest

from tests.monitoring.rules import Firing, Run, alerts, rules
from tests.monitoring.samples import well
from tests.monitoring.scenarios import SCENARIOS, Scenario


def firsts(scenario: Scenario) -> dict[Firing, int]:
    """The minute at which each alert came."""
    found: dict[Firing, int] = {}
    for minute, firing in Run(scenario.given).minutes(scenario.minutes):
        for each in firing:
            found.setdefault(each, minute)
    return found


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])
def test_an_alert_comes_when_it_must_and_not_before(scenario: Scenario) -> None:
    severity = alerts()[scenario.alert]["labels"]["severity"]
    labels = frozenset({**scenario.labels, "severity": severity}.items())
    expected = {} if scenario.first is None else {Firing(scenario.alert, labels): scenario.first}
    assert {each: minute for each, minute in firsts(scenario).items() if each.name == scenario.alert} == expected


def test_a_product_that_is_well_raises_nothing() -> None:
    assert {each.name for _, firing in Run(well()).minutes(120) for each in firing} == set()


def test_an_alert_ends_when_its_cause_does() -> None:
    run = Run({"videoplanet_outbox_oldest_seconds": "120x10 0x10"})
    came = [minute for minute, firing in run.minutes(20) if "OutboxLags" in {each.name for each in firing}]
    assert came == list(range(5, 11))


@pytest.mark.parametrize("comes", [True, False])
def test_every_alert_has_a_scenario_in_which_it_comes_and_one_in_which_not(comes: bool) -> None:
    assert {each.alert for each in SCENARIOS if (each.first is not None) == comes} == set(alerts())


def test_the_three_of_the_design_have_its_thresholds_durations_and_addressees() -> None:
    found = {name: alerts()[name] for name in ("HighResponseTime", "HighErrorRate", "LowCacheHitRate")}
    told = [(threshold(each["expr"]), each["for"], each["labels"]["severity"]) for each in found.values()]
    assert told == [("> 0.5", "5m", "warning"), ("> 0.01", "5m", "critical"), ("< 0.6", "15m", "info")]


def threshold(expression: str) -> str:
    """Of the figure, without what has to hold beside it."""
    return expression.partition(" and ")[0].split(" ", 1)[1]


def test_no_rule_has_the_name_of_another() -> None:
    names = [rule.get("alert", rule.get("record")) for rule in rules()]
    assert len(names) == len(set(names))
