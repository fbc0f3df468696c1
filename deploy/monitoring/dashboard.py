"""The Grafana dashboard: `python -m deploy.monitoring.dashboard > deploy/monitoring/grafana/videoplanet.json`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from deploy.monitoring.panels import ROWS, Panel

COLUMNS, HEIGHT = 24, 8
COLOURS = ("green", "yellow", "red")
SOURCE = {"type": "prometheus", "uid": "${source}"}


def dashboard() -> dict[str, Any]:
    return {
        "uid": "videoplanet",
        "title": "VideoPlanet",
        "tags": ["videoplanet"],
        "schemaVersion": 39,
        "version": 1,
        "editable": False,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "timezone": "browser",
        "graphTooltip": 1,
        "annotations": {"list": [_alerts()]},
        "templating": {"list": [{"name": "source", "label": "Source", "type": "datasource", "query": "prometheus"}]},
        "panels": [each | {"id": number} for number, each in enumerate(_panels(), start=1)],
    }


def _alerts() -> dict[str, Any]:
    """A mark wherever an alert came."""
    expression = 'sum by (alertname) (ALERTS{alertstate="firing"})'
    shown = {"expr": expression, "titleFormat": "{{alertname}}", "iconColor": "red", "step": "60s"}
    return {"name": "Alerts", "enable": True, "datasource": SOURCE} | shown


def _panels() -> Iterator[dict[str, Any]]:
    top = 0
    for title, panels in ROWS.items():
        yield {"type": "row", "title": title, "collapsed": False, "panels": [], "gridPos": _place(0, top, COLUMNS, 1)}
        top += 1
        width = COLUMNS // len(panels) if panels[0].kind == "stat" else COLUMNS // 3
        height = HEIGHT // 2 if panels[0].kind == "stat" else HEIGHT
        in_line = COLUMNS // width
        for number, panel in enumerate(panels):
            place = _place(number % in_line * width, top + number // in_line * height, width, height)
            yield _drawn(panel) | {"gridPos": place}
        top += -(-len(panels) // in_line) * height


def _place(left: int, top: int, width: int, height: int) -> dict[str, int]:
    return {"x": left, "y": top, "w": width, "h": height}


def _drawn(panel: Panel) -> dict[str, Any]:
    fields: dict[str, Any] = {"unit": panel.unit, "min": 0, "thresholds": _thresholds(panel.limits)}
    options: dict[str, Any] = {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}}
    if panel.kind == "stat":
        fields["color"] = {"mode": "thresholds"}
        options = {"colorMode": "value", "graphMode": "area", "reduceOptions": {"calcs": ["lastNotNull"]}}
    elif panel.limits:
        fields["custom"] = {"thresholdsStyle": {"mode": "line"}}
    return {
        "type": panel.kind,
        "title": panel.title,
        "datasource": SOURCE,
        "fieldConfig": {"defaults": fields, "overrides": []},
        "options": options,
        "targets": [
            {"refId": chr(ord("A") + number), "expr": expression, "legendFormat": legend, "datasource": SOURCE}
            for number, (expression, legend) in enumerate(panel.queries)
        ],
    }


def _thresholds(limits: tuple[float, ...]) -> dict[str, Any]:
    """Where less is worse, colours come in the other order."""
    falls = len(limits) > 1 and limits[0] > limits[1]
    colours = COLOURS[: len(limits) + 1]
    steps = zip(reversed(colours) if falls else colours, [None, *sorted(limits)], strict=True)
    return {"mode": "absolute", "steps": [{"color": colour, "value": value} for colour, value in steps]}


def text() -> str:
    return json.dumps(dashboard(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
