"""Where the processes of a kind write their metrics."""

from pathlib import Path

import pytest

from stack.metrics import fresh_metrics


@pytest.mark.parametrize("name", ["web", "sockets", "worker", "media", "encoder", "webhooks", "planner"])
def test_each_kind_has_a_directory_of_its_own_that_begins_empty(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        directory = Path(fresh_metrics(name, {"DATA_DIR": str(tmp_path)})["PROMETHEUS_MULTIPROC_DIR"])
        assert (directory, list(directory.iterdir())) == (tmp_path / "run" / "metrics" / name, [])
        (directory / "counter_7.db").touch()


def test_the_operator_may_say_where(tmp_path: Path) -> None:
    given = {"DATA_DIR": "/nowhere", "METRICS_DIR": str(tmp_path / "elsewhere")}
    assert fresh_metrics("web", given) == {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "elsewhere" / "web")}


@pytest.mark.parametrize("name", ["prepare", "beat", "metrics", "front"])
def test_what_serves_nobody_has_none(tmp_path: Path, name: str) -> None:
    assert (fresh_metrics(name, {"DATA_DIR": str(tmp_path)}), list(tmp_path.iterdir())) == ({}, [])
