"""The processes of the image as another user, over a root that is read-only: they write to their own places alone."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stack.alive import is_alive
from stack.ports import free_ports
from stack.process import OWN_VARIABLES
from stack.programs import ROOT
from tests.stack.confined import CANNOT
from tests.stack.run import until

LASTING = ("web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat", "metrics")


class Container:
    """A process's own places, and the environment that the image gives it."""

    def __init__(self, home: Path, variables: dict[str, str]) -> None:
        self.home, self.log, static = home, home.with_suffix(".log"), home.with_name("static")
        static.mkdir(exist_ok=True)
        for name in ("data", "metrics", "tmp"):
            (home / name).mkdir(parents=True)
        ports = dict(zip(("WEB_PORT", "SOCKETS_PORT", "METRICS_PORT"), map(str, free_ports(3)), strict=True))
        beside = {"ENCRYPTION_KEYS_DIR": f"{variables['DATA_DIR']}/encryption-keys", "STATIC_ROOT": str(static)}
        places = {"DATA_DIR": "data", "METRICS_DIR": "metrics", "TMPDIR": "tmp", "HOME": "data"}
        files = {"HEARTBEAT_FILE": "tmp/heartbeat", "PROCESS_FILE": "tmp/process"}
        own = {name: str(home / place) for name, place in (places | files).items()}
        self._variables = variables | beside | ports | own | {"PYTHONDONTWRITEBYTECODE": "1"}

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        confined = [sys.executable, "-m", "tests.stack.confined", str(self.home), sys.executable, *command]
        with self.log.open("ab") as log:
            return subprocess.Popen(confined, cwd=ROOT, env=self._variables, stdout=log, stderr=log)

    def run(self, *command: str) -> int:
        return self.start(*command).wait(180)

    def is_alive(self) -> bool:
        return (self.home / "tmp" / "process").exists() and is_alive(self._variables)

    def said(self) -> str:
        return self.log.read_text(errors="replace")


@pytest.fixture
def container(variables: dict[str, str], tmp_path: Path) -> Iterator[Callable[[str], Container]]:
    def make(name: str) -> Container:
        return Container(tmp_path / name, variables)

    if make("probe").run("-c", "") == CANNOT:
        pytest.skip("this system lets nobody have mounts of their own")
    yield make
    shutil.rmtree(tmp_path / "probe")


def test_nothing_but_its_own_places_can_be_written(container: Callable[[str], Container], tmp_path: Path) -> None:
    one = container("one")
    assert one.run("-c", f"open({str(one.home / 'data' / 'film')!r}, 'w')") == 0
    for place in (tmp_path / "elsewhere", ROOT / "elsewhere", Path("/elsewhere")):
        assert one.run("-c", f"open({str(place)!r}, 'w')") == 1
    assert one.said().count("Read-only file system") == 3
    assert one.run("-c", "import os, sys; sys.exit(os.getuid() != 10001)") == 0


def test_what_is_prepared_needs_no_key_to_write(container: Callable[[str], Container]) -> None:
    one = container("prepare")
    assert one.run("-m", "stack.process", "prepare") == 0, one.said()
    assert sorted(path.name for path in one.home.rglob("*") if path.is_file()) == ["process"]


@pytest.mark.parametrize("name", LASTING)
def test_every_process_works_and_ends_when_it_is_told_to(container: Callable[[str], Container], name: str) -> None:
    one = container(name)
    running = one.start("-m", "stack.process", name)
    try:
        until(one.is_alive, f"the life of {name}", seconds=240)
        running.terminate()
        # Those that are told to end at once say so by their code.
        ends = (0, 1) if "REMAP_SIGTERM" in OWN_VARIABLES.get(name, {}) else (0, -signal.SIGTERM)
        assert running.wait(90) in ends, one.said()
    finally:
        running.kill()
        running.wait()
    assert "Read-only file system" not in one.said()
