"""Where the processes of a kind write their metrics."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from stack.metrics import KINDS, fresh_metrics
from stack.programs import ROOT


@pytest.mark.parametrize("name", ["web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat"])
def test_each_process_has_a_directory_of_its_own_that_begins_empty(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        directory = Path(fresh_metrics(name, {"DATA_DIR": str(tmp_path)})["PROMETHEUS_MULTIPROC_DIR"])
        assert directory == tmp_path / "run" / "metrics" / f"{name}.{os.getpid()}"
        assert list(directory.iterdir()) == []
        (directory / "counter_7.db").touch()


def test_what_others_count_stays_and_what_is_of_nobody_goes(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    kept = ("web.1", f"web.{os.getppid()}", f"worker.{ended.pid}")
    for name in (*kept, f"web.{ended.pid}"):
        (tmp_path / name).mkdir()
    fresh_metrics("web", {"METRICS_DIR": str(tmp_path)})
    assert {each.name for each in tmp_path.iterdir()} == {*kept, f"web.{os.getpid()}"}


def test_the_operator_may_say_where(tmp_path: Path) -> None:
    given = {"DATA_DIR": "/nowhere", "METRICS_DIR": str(tmp_path / "elsewhere")}
    wanted = tmp_path / "elsewhere" / f"web.{os.getpid()}"
    assert fresh_metrics("web", given) == {"PROMETHEUS_MULTIPROC_DIR": str(wanted)}


def test_whatever_is_asked_beside_itself_has_something_to_tell() -> None:
    """In a cluster, by a container of its own."""
    files = (ROOT / "deploy" / "kubernetes" / "base").glob("*.yaml")
    manifests = [each for path in files for each in yaml.safe_load_all(path.read_text()) if each]
    labels = [each.get("metadata", {}).get("labels", {}) for each in manifests]
    beside = {each["app.kubernetes.io/component"] for each in labels if each.get("videoplanet/metrics") == "beside"}
    assert beside >= {"sockets", "beat"}
    assert beside - set(KINDS) == set()


@pytest.mark.parametrize("name", ["prepare", "manage", "metrics", "front"])
def test_what_serves_nobody_has_none(tmp_path: Path, name: str) -> None:
    assert (fresh_metrics(name, {"DATA_DIR": str(tmp_path)}), list(tmp_path.iterdir())) == ({}, [])
