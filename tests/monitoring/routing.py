"""Whom Alertmanager tells of an alert, and of which it keeps silent while another one lasts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from stack.programs import ROOT

CONFIGURATION = ROOT / "deploy" / "monitoring" / "alertmanager.yml"
_MATCHER = re.compile(r'(\w+)(=~|!~|!=|=)"(.*)"')
Labels = Mapping[str, str]


def configuration() -> dict[str, Any]:
    return yaml.safe_load(CONFIGURATION.read_text())  # type: ignore[no-any-return]


def receivers(labels: Labels) -> list[str]:
    """In the order of the routes."""
    return list(_of_route(configuration()["route"], labels))


def _of_route(route: dict[str, Any], labels: Labels) -> Iterator[str]:
    is_told = False
    for child in route.get("routes", []):
        if _all_hold(child["matchers"], labels):
            is_told = True
            yield from _of_route(child, labels)
            if not child.get("continue", False):
                return
    if not is_told:
        yield route["receiver"]


def heard(firing: list[Labels]) -> list[Labels]:
    """Those of which somebody is told while all of them last."""
    rules = configuration()["inhibit_rules"]
    return [each for each in firing if not any(_holds_back(rule, firing, each) for rule in rules)]


def _holds_back(rule: dict[str, Any], firing: list[Labels], target: Labels) -> bool:
    if not _all_hold(rule["target_matchers"], target) or _all_hold(rule["source_matchers"], target):
        return False
    sources = [each for each in firing if _all_hold(rule["source_matchers"], each)]
    return any(all(each.get(name) == target.get(name) for name in rule.get("equal", [])) for each in sources)


def _all_hold(matchers: list[str], labels: Labels) -> bool:
    return all(_holds(matcher, labels) for matcher in matchers)


def _holds(matcher: str, labels: Labels) -> bool:
    found = _MATCHER.fullmatch(matcher)
    assert found, matcher
    name, sign, value = found.groups()
    given = labels.get(name, "")
    matches = bool(re.fullmatch(value, given)) if "~" in sign else given == value
    return matches != sign.startswith("!")
