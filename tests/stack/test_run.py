"""One run of the whole product, watched from outside; the tests share it, the last one ends it."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import boto3
import psutil
import pytest
from botocore.config import Config

from stack.leftovers import leftovers
from stack.ports import answers_http, free_ports
from stack.programs import ROOT
from tests.stack.run import Run, is_alive, until

pytestmark = pytest.mark.xdist_group("stack")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    # A name with signs that settings files, shells and addresses could trip over.
    run = Run(tmp_path_factory.mktemp("run") / "data 100% ; # 원본", free_ports(1)[0])
    try:
        run.wait_for("Ctrl-C stops it.")
        yield run
    finally:
        run.end_by_force()


def test_the_start_says_where_the_product_is_and_who_can_log_in(running: Run) -> None:
    said = running.output()
    assert re.search(rf"VideoPlanet is ready on {running.url} \(\d+\.\d s\)", said)
    assert "Demo account" in said
    assert said.count("EMAIL_URL is not set") == 1


def test_the_product_answers_on_both_loopback_addresses(running: Run) -> None:
    for host in ("127.0.0.1", "localhost"):
        # A part of a busy machine may take longer than its second for a while.
        until(partial(answers_http, running.port, "/health/ready", 200, host), f"readiness on {host}")


def test_nothing_listens_beyond_this_machine(running: Run) -> None:
    links = [link for each in leftovers(running.data_dir) for link in listening(each)]
    assert {link.laddr.ip for link in links} <= {"127.0.0.1", "::1"}
    assert {"127.0.0.1"} <= {link.laddr.ip for link in links if link.laddr.port == running.port}


def listening(process: psutil.Process) -> list[Any]:
    """Where it accepts connections; nowhere when it has ended meanwhile, as what reads a video does."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return [link for link in process.net_connections() if link.status == "LISTEN"]
    return []


def test_an_address_signed_for_the_public_host_reads_a_range(running: Run) -> None:
    storage = boto3.client(
        "s3",
        endpoint_url=running.url,
        aws_access_key_id=running.variable("S3_ACCESS_KEY_ID"),
        aws_secret_access_key=running.variable("S3_SECRET_ACCESS_KEY"),
        region_name="us-east-1",
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
    bucket = running.variable("S3_BUCKET")
    storage.put_object(Bucket=bucket, Key="take.mp4", Body=b"0123456789")
    address = storage.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "take.mp4"})
    request = urllib.request.Request(address, headers={"Range": "bytes=3-5", "Cookie": "theme=" + "x" * 6000})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert (answer.status, answer.read()) == (206, b"345")


def manage(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As another terminal does it, which knows the data directory only."""
    command = [sys.executable, "-m", "stack.manage", *arguments]
    known = {"DATA_DIR": str(data_dir), "PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=60, check=False)


def test_a_command_runs_beside_the_product(running: Run) -> None:
    done = manage(running.data_dir, "rotate_keys")
    assert done.stdout == "key 0002 signs; still valid: 0001; dropped: none\n", done.stderr
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/.well-known/jwks.json", timeout=10) as answer:
        assert [key["kid"] for key in json.load(answer)["keys"]] == ["0001", "0002"]


def test_without_a_product_there_is_nothing_to_run_a_command_beside(tmp_path: Path) -> None:
    done = manage(tmp_path, "rotate_keys")
    assert (done.returncode, done.stderr) == (1, f"Nothing runs on {tmp_path}; `make run` starts it.\n")


def test_a_second_run_on_the_same_data_is_refused(running: Run) -> None:
    second = Run(running.data_dir, free_ports(1)[0])
    assert second.process.wait(30) == os.EX_TEMPFAIL
    assert f"already runs on {running.data_dir}" in second.output()
    assert running.process.poll() is None


def test_a_taken_port_is_refused_before_anything_starts(running: Run, tmp_path: Path) -> None:
    other = Run(tmp_path / "other", running.port)
    assert other.process.wait(30) == os.EX_UNAVAILABLE
    assert f"Port {running.port} of 127.0.0.1 is taken" in other.output()
    assert [each.name for each in (tmp_path / "other").iterdir()] == ["lock"]


def test_a_part_that_dies_is_named_and_started_again(running: Run) -> None:
    running.kill("beat")
    running.wait_for("beat ended (terminated by SIGKILL); it is started again.")
    running.wait_for("beat runs again")


def test_the_end_leaves_no_process(running: Run) -> None:
    everything = running.process.children(recursive=True)
    assert len(everything) > 10
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(60) == 0
    assert not [each for each in everything if is_alive(each)]
    assert leftovers(running.data_dir) == []
    assert "SIGKILL" not in (running.data_dir / "logs" / "supervisord.log").read_text().rpartition("SIGTERM")[2]
