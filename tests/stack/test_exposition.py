"""The process that tells what those beside it have counted."""

import http.client
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client.mmap_dict import MmapedDict, mmap_key

from core.infrastructure.exposition import EveryProcess, exposition_of
from stack.exposition import server_of
from stack.metrics import fresh_metrics
from stack.ports import answers_http, free_ports
from stack.process import command
from stack.programs import ROOT
from tests.stack.run import until

Ask = Callable[..., tuple[int, str]]


def counted(root: Path, kind: str, process: int, count: float) -> Path:
    """What a process of a kind has written."""
    (root / kind).mkdir(exist_ok=True)
    path = root / kind / f"counter_{process}.db"
    file = MmapedDict(str(path))
    file.write_value(mmap_key("played", "played_total", (), (), "Plays"), count, 0.0)
    file.close()
    return path


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    (port,) = free_ports(1)
    given = {"METRICS_DIR": str(tmp_path), "METRICS_PORT": str(port), "LISTEN_HOST": "", "METRICS_TOKEN": "a word"}
    with server_of(given) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def asked(path: str, host: str = "127.0.0.1", **headers: str) -> tuple[int, str]:
            link = http.client.HTTPConnection(host, port, timeout=10)
            link.request("GET", path, headers=headers)
            answer = link.getresponse()
            return answer.status, answer.read().decode()

        yield asked
        server.shutdown()


def played(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("played_total")]


def test_it_adds_up_the_processes_beside_it_by_kind(tmp_path: Path, ask: Ask) -> None:
    for kind, process, count in (("worker.7", 1, 2.0), ("worker.7", 2, 3.0), ("worker.8", 3, 1.0), ("beat.9", 1, 4.0)):
        counted(tmp_path, kind, process, count)
    status, text = ask("/metrics")
    assert status == 200
    assert played(text) == ['played_total{process="beat"} 4.0', 'played_total{process="worker"} 6.0']
    assert text.count("# TYPE played_total counter") == 1


def test_a_kind_that_begins_anew_lets_nothing_of_another_fall(tmp_path: Path, ask: Ask) -> None:
    for kind, count in (("web.1", 100.0), (f"media.{os.getpid()}", 50.0)):
        counted(tmp_path, kind, 1, count)
    assert played(ask("/metrics")[1]) == ['played_total{process="media"} 50.0', 'played_total{process="web"} 100.0']
    fresh_metrics("media", {"METRICS_DIR": str(tmp_path)})
    assert played(ask("/metrics")[1]) == ['played_total{process="web"} 100.0']
    counted(tmp_path, f"media.{os.getpid()}", 2, 1.0)
    assert played(ask("/metrics")[1]) == ['played_total{process="media"} 1.0', 'played_total{process="web"} 100.0']


def test_buckets_stay_those_of_their_kind(tmp_path: Path, ask: Ask) -> None:
    for kind, counts in (("media.1", (2.0, 1.0)), ("web.1", (5.0, 0.0))):
        (tmp_path / kind).mkdir()
        file = MmapedDict(str(tmp_path / kind / "histogram_1.db"))
        for bound, count in zip(("0.5", "+Inf"), counts, strict=True):
            file.write_value(mmap_key("taken", "taken_bucket", ("le",), (bound,), "Times"), count, 0.0)
        file.close()
    text = ask("/metrics")[1].splitlines()
    assert {line for line in text if line[0] != "#"} == {
        *('taken_bucket{le="0.5",process="media"} 2.0', 'taken_bucket{le="+Inf",process="media"} 3.0'),
        *('taken_bucket{le="0.5",process="web"} 5.0', 'taken_bucket{le="+Inf",process="web"} 5.0'),
        *('taken_count{process="media"} 3.0', 'taken_count{process="web"} 5.0'),
    }


def test_it_says_that_it_lives_and_has_nothing_else(ask: Ask) -> None:
    assert ask("/health/live") == (200, '{"status":"healthy"}')
    assert {ask(path)[0] for path in ("/", "/health/ready", "/metrics/", "/metrics?x=1")} == {404}


def test_before_anything_is_counted_it_tells_nothing(ask: Ask) -> None:
    assert ask("/metrics") == (200, "")


@pytest.mark.parametrize(("word", "status"), [("Bearer a word", 200), ("Bearer a", 404), ("a word", 404), ("", 404)])
def test_whoever_is_elsewhere_shows_the_token(ask: Ask, word: str, status: int) -> None:
    assert ask("/metrics", own_address(), Authorization=word)[0] == status


def test_a_kind_that_begins_anew_in_between_is_no_error(tmp_path: Path) -> None:
    counted(tmp_path, "web", 1, 2.0)
    gone = counted(tmp_path, "worker", 1, 3.0)

    class Vanishing(type(tmp_path)):  # type: ignore[misc]
        """Its files go as soon as they have been listed."""

        def glob(self, pattern: str) -> Iterator[Path]:
            found = list(super().glob(pattern))
            gone.unlink(missing_ok=True)
            return iter(found)

    assert b'played_total{process="web"} 2.0' in exposition_of(EveryProcess(Vanishing(tmp_path)))


def test_as_a_process_it_ends_when_it_is_told_to(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    given = {"METRICS_DIR": str(tmp_path), "METRICS_PORT": str(port)}
    process = subprocess.Popen(command("metrics", given), cwd=ROOT, env=os.environ | given)
    until(lambda: answers_http(port, "/health/live", 200), "an answer")
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0


def own_address() -> str:
    """An address of this machine that is not the loopback's."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        try:
            link.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no network")
        return str(link.getsockname()[0])
