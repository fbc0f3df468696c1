"""Where a process and its children write their metrics together (prometheus_client's multiprocess mode)."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

KINDS = ("web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat")


def fresh_metrics(name: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The variable that names this process' directory, emptied: process ids of an earlier start come again.

    Those of its kind that are gone are taken away; those that serve beside it keep what they have counted.
    """
    if name not in KINDS:
        return {}
    root = metrics_root(environment).resolve()
    directory = root / f"{name}.{os.getpid()}"
    for each in root.glob(f"{name}.*"):
        if each == directory or not _is_alive(int(each.suffix[1:])):
            shutil.rmtree(each, ignore_errors=True)
    directory.mkdir(parents=True, exist_ok=True)
    return {"PROMETHEUS_MULTIPROC_DIR": str(directory)}


def metrics_root(environment: Mapping[str, str]) -> Path:
    """Where each process has its directory, `web.4711`."""
    given = environment.get("METRICS_DIR")
    return Path(given) if given else Path(environment.get("DATA_DIR") or ".data") / "run" / "metrics"


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
