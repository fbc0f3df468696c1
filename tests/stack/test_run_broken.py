"""What a run does when it, its parent or one of its parts dies."""

import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from stack.leftovers import leftovers
from stack.ports import free_ports
from tests.stack.run import Run, is_alive, until

pytestmark = pytest.mark.xdist_group("stack")

Start = Callable[..., Run]
# Keeps its child in the foreground, as make does, and would not pass a signal on.
LIKE_MAKE = ("/bin/sh", "-c", '"$@"; true', "make")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    port, runs = free_ports(1)[0], list[Run]()

    def begin(before: tuple[str, ...] = (), more: Mapping[str, str] | None = None) -> Run:
        runs.append(Run(tmp_path / "data", port, before, more))
        return runs[-1]

    yield begin
    for run in runs:
        run.end_by_force()


def test_after_a_killed_launcher_the_next_run_clears_up_and_has_all_data(start: Start) -> None:
    first = start()
    first.wait_for("Ctrl-C stops it.")
    with psycopg.connect(first.variable("DATABASE_URL")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 24 AS frame")
    orphans = first.process.children(recursive=True)
    first.process.kill()
    second = start(LIKE_MAKE, {"MAKELEVEL": "1"})
    second.wait_for("Ctrl-C stops it.")
    assert "The last run was killed" in second.output()
    assert not [each for each in orphans if is_alive(each)]
    with psycopg.connect(second.variable("DATABASE_URL")) as connection:
        assert connection.execute("SELECT frame FROM kept").fetchall() == [(24,)]
    second.process.kill()
    until(lambda: "VideoPlanet is stopped." in second.output(), "the end of the run")
    until(lambda: leftovers(second.data_dir) == [], "the end of everything")


def test_a_killed_supervisor_ends_the_run_and_leaves_no_process(start: Start) -> None:
    run = start()
    run.wait_for("Ctrl-C stops it.")
    run.child("web").parent().kill()
    assert run.process.wait(60) == 1
    assert "supervisord is gone" in run.output()
    assert leftovers(run.data_dir) == []


def test_a_part_that_keeps_dying_ends_the_run_with_its_last_words(start: Start) -> None:
    run = start()
    run.wait_for("Ctrl-C stops it.")
    while run.process.poll() is None:
        run.kill("beat")
    assert run.process.wait(60) == 1
    said = run.output()
    assert "beat kept ending and is given up" in said
    assert "beat: Starting" in said.rpartition("Last lines of")[2]
    assert leftovers(run.data_dir) == []


def test_a_hang_up_in_the_middle_of_the_start_leaves_no_process(start: Start) -> None:
    run = start()
    run.child("postgres")
    run.process.send_signal(signal.SIGHUP)
    assert run.process.wait(60) == 0
    assert leftovers(run.data_dir) == []
