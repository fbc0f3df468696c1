"""What a page of another site needs to put a part straight into storage through the front."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config

from stack.services.s3 import S3
from tests.stack.fronts import Front, front
from tests.stack.run import until

ORIGIN = {"Origin": "http://localhost:3000"}
PART = b"part" * 1_500_000


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with front(tmp_path_factory.mktemp("front")) as running:
        yield running


def client(url: str, storage: S3) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=url,
        aws_access_key_id=storage.access_key_id,
        aws_secret_access_key=storage.secret_access_key,
        region_name="us-east-1",
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )


def address(gate: Front, key: str, size: int = len(PART)) -> str:
    """Where exactly `size` bytes may be put, signed for the public port."""
    target = {"Bucket": gate.storage.bucket, "Key": key, "ContentLength": size}
    return str(client(gate.url, gate.storage).generate_presigned_url("put_object", target))


def begun(port: int, address: str, sent: int) -> socket.socket:
    """A PUT of the part of which so many bytes are under way."""
    host, path = address.removeprefix("http://").split("/", 1)
    link = socket.create_connection(("127.0.0.1", port))
    head = f"PUT /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(PART)}\r\n\r\n"
    link.sendall(head.encode() + PART[:sent])
    return link


def drafts(storage: S3) -> list[Path]:
    return list(storage.directory.rglob(".rclone_temp_*"))


@pytest.mark.parametrize("asked", [{}, {"Access-Control-Request-Headers": "content-type"}])
def test_a_browser_that_asks_first_may_put_a_part(gate: Front, asked: dict[str, str]) -> None:
    answer = httpx.options(address(gate, "a"), headers=ORIGIN | {"Access-Control-Request-Method": "PUT"} | asked)
    assert answer.is_success
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN["Origin"])
    assert "PUT" in answer.headers["Access-Control-Allow-Methods"].split(", ")
    allowed = answer.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert set(asked.values()) <= set(allowed)


def test_a_page_of_another_site_can_read_the_tag_of_its_part(gate: Front) -> None:
    answer = httpx.put(address(gate, "b"), content=PART, headers=ORIGIN | {"Content-Type": "video/mp4"})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN["Origin"])
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"].split(", ")
    found = client(gate.storage.url, gate.storage).head_object(Bucket=gate.storage.bucket, Key="b")
    assert (found["ETag"], found["ContentLength"]) == (answer.headers["ETag"], len(PART))


@pytest.mark.parametrize("content", [PART[:-1], PART + b"+"])
def test_a_part_of_another_length_than_was_signed_is_refused(gate: Front, content: bytes) -> None:
    answer = httpx.put(address(gate, "c"), content=content, headers=ORIGIN)
    assert answer.status_code == 403
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN["Origin"])
    assert not (gate.storage.directory / gate.storage.bucket / "c").exists()


def test_a_part_is_written_while_it_comes_and_kept_only_when_it_is_whole(gate: Front) -> None:
    with begun(gate.port, address(gate, "d"), sent=len(PART) // 2):
        until(lambda: any(each.stat().st_size > len(PART) // 4 for each in drafts(gate.storage)), "half a part", 10)
    until(lambda: not drafts(gate.storage), "the end of what was cut", 10)
    assert not (gate.storage.directory / gate.storage.bucket / "d").exists()


def test_a_part_that_is_cut_when_sent_again_leaves_the_first_one_whole(gate: Front) -> None:
    whole = httpx.put(address(gate, "e"), content=PART).headers["ETag"]
    with begun(gate.port, address(gate, "e"), sent=len(PART) // 2):
        until(lambda: drafts(gate.storage), "a second draft", 10)
    until(lambda: not drafts(gate.storage), "the end of what was cut", 10)
    assert client(gate.storage.url, gate.storage).head_object(Bucket=gate.storage.bucket, Key="e")["ETag"] == whole


def test_a_storage_server_that_is_away_is_told_to_pages_of_other_sites(gate: Front) -> None:
    gate.s3.kill()
    try:
        answer = httpx.put(address(gate, "f"), content=PART, headers=ORIGIN)
        assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert int(answer.headers["Retry-After"]) > 0
    finally:
        gate.s3.start()


def test_a_storage_server_that_is_killed_in_mid_part_ends_the_request_and_leaves_no_draft(gate: Front) -> None:
    with begun(gate.port, address(gate, "g"), sent=len(PART) // 2) as link:
        until(lambda: drafts(gate.storage), "a draft", 10)
        gate.s3.kill()
        assert len(drafts(gate.storage)) == 1
        link.settimeout(10)
        # The answer may come before all has been sent.
        with suppress(ConnectionError):
            link.sendall(PART[len(PART) // 2 :])
        answer = HTTPResponse(link)
        answer.begin()
        assert answer.status == 503
    gate.s3.start()
    assert drafts(gate.storage) == []
