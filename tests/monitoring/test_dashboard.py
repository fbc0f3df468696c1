"""The dashboard that is handed out is the one that its source draws, and shows what the runbook speaks of."""

import json
import re

from deploy.monitoring import dashboard
from deploy.monitoring.panels import ROWS
from stack.programs import ROOT

FILE = ROOT / "deploy" / "monitoring" / "grafana" / "videoplanet.json"
PANELS = [panel for row in ROWS.values() for panel in row]
# Words of the runbook that are no panels: the dashboard itself, and a page of Prometheus.
OTHERS = {"VideoPlanet", "Status → Targets"}


def test_the_file_is_what_its_source_draws() -> None:
    assert FILE.read_text() == dashboard.text(), "python -m deploy.monitoring.dashboard > " + str(FILE)


def test_no_two_panels_lie_on_each_other() -> None:
    places = [each["gridPos"] for each in json.loads(FILE.read_text())["panels"]]
    cells = [
        (x, y)
        for place in places
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < dashboard.COLUMNS


def test_every_panel_has_a_name_of_its_own_and_something_to_show() -> None:
    assert len({panel.title for panel in PANELS}) == len(PANELS)
    assert all(panel.queries for panel in PANELS)


def test_what_the_runbook_says_to_look_at_is_there() -> None:
    told = set(
        re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", (ROOT / "docs" / "runbook.md").read_text().replace("\n", " "))
    )
    assert told - OTHERS - {panel.title for panel in PANELS} - set(ROWS) == set()


def test_colours_follow_from_which_side_is_the_bad_one() -> None:
    def colours(*limits: float) -> list[tuple[float | None, str]]:
        steps = dashboard._thresholds(limits)["steps"]
        return [(step["value"], step["color"]) for step in steps]

    assert colours(0.5, 1) == [(None, "green"), (0.5, "yellow"), (1, "red")]
    assert colours(0.6, 0.4) == [(None, "red"), (0.4, "yellow"), (0.6, "green")]
