"""Where the processes of a kind write their metrics together (prometheus_client's multiprocess mode)."""

import shutil
from collections.abc import Mapping
from pathlib import Path

KINDS = ("web", "sockets", "worker", "media", "encoder", "webhooks", "planner")


def fresh_metrics(name: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The variable that names the directory of this kind, emptied: process ids of an earlier start come again."""
    if name not in KINDS:
        return {}
    directory = (metrics_root(environment) / name).resolve()
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return {"PROMETHEUS_MULTIPROC_DIR": str(directory)}


def metrics_root(environment: Mapping[str, str]) -> Path:
    """Where each kind has its directory."""
    given = environment.get("METRICS_DIR")
    return Path(given) if given else Path(environment.get("DATA_DIR") or ".data") / "run" / "metrics"
