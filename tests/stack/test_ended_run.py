"""A run of the tests that is told to end leaves none of its services behind."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import psutil

from stack.programs import ROOT
from tests.stack.run import until

WAITS = """
import os, pathlib, threading

def test_waits():
    told = pathlib.Path(__file__).with_name("told")
    told.with_suffix(".part").write_text(os.environ["DATA_DIR"])
    told.with_suffix(".part").replace(told)
    threading.Event().wait(120)
"""


def test_sigterm_ends_the_services_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "test_waits.py").write_text(WAITS)
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    with (tmp_path / "out").open("wb") as out:
        run = psutil.Popen(
            [*command, str(tmp_path / "test_waits.py")], cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    services: list[psutil.Process] = []
    try:
        until(lambda: (tmp_path / "told").exists(), "the run")
        services, directory = run.children(recursive=True), Path((tmp_path / "told").read_text())
        assert {"postgres", "redis-server", "rclone"} <= {service.name() for service in services}
        run.terminate()
        run.wait(60)
        assert psutil.wait_procs(services, 10)[1] == []
        assert not directory.exists()
    finally:
        for left in (run, *services):
            with contextlib.suppress(psutil.NoSuchProcess):
                left.kill()
