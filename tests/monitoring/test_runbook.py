"""Whoever is woken finds what to do."""

import re

import pytest
from django.core.management import get_commands

from stack.programs import ROOT
from tests.monitoring.rules import alerts

SECTIONS = dict(
    re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", (ROOT / "docs" / "runbook.md").read_text(), re.DOTALL | re.MULTILINE)
)


@pytest.mark.parametrize("name", sorted(alerts()))
def test_an_alert_says_what_is_and_leads_to_its_section(name: str) -> None:
    annotations = alerts()[name]["annotations"]
    assert set(annotations) == {"summary", "runbook"}
    assert annotations["runbook"] == f"docs/runbook.md#{name.lower()}"
    assert re.findall(r"^\*\*(\w+)\*\*", SECTIONS[name], re.MULTILINE) == ["Means", "Look", "Do"]


def test_no_section_is_of_an_alert_that_is_gone() -> None:
    assert set(SECTIONS) == set(alerts())


def test_every_link_of_the_runbook_leads_somewhere() -> None:
    linked = re.findall(r"\(#(\w+)\)", "".join(SECTIONS.values()))
    assert set(linked) - {name.lower() for name in SECTIONS} == set()


@pytest.mark.parametrize("name", ["runbook.md", "deployment.md"])
def test_every_command_that_is_told_is_there(name: str) -> None:
    told = set(re.findall(r"manage ([a-z_]+)", (ROOT / "docs" / name).read_text()))
    assert "restore_objects" in told
    assert told - set(get_commands()) == set()
