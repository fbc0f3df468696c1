"""1 GB in parts straight into storage, beside boto3 alone on the same S3 server; and what the web processes grow by."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

from tests.benchmarks.bars import Bars
from tests.benchmarks.rounds import told
from tests.benchmarks.upload import s3_settings, seconds_of, watched
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.samples import padded

MEBIBYTE = 1024 * 1024
SIZE = 1_000_000_000
PART, AT_ONCE, SIGNED_AT_ONCE = 8 * MEBIBYTE, 4, 100
ROUNDS = 3
WARMING_CLIENTS, WARMING_UPLOADS = 16, 96
LEAST_SHARE = 0.8
MOST_GROWTH = 32.0


@dataclass(frozen=True)
class Times:
    """Seconds until all was taken, as `complete` answers, and until a worker has verified the content."""

    sent: float
    verified: float


def measure(product: Product, directory: Path, bars: Bars) -> None:
    film = padded(directory / "film.mp4", SIZE)
    person = Person(product, "direct")
    project_id = person.must("POST", "/v2/projects", 201, json={"name": "업로드"})["id"]
    warm_up(person, project_id)
    ours, alone = [], []
    with watched(product.processes("web")) as peak:
        for turn in range(ROUNDS):
            for is_ours in (True, False) if turn % 2 else (False, True):
                if is_ours:
                    ours.append(upload(person, project_id, film))
                else:
                    alone.append(seconds_of(lambda: put_alone(product, film)))
    tell(ours, alone, peak.growth / MEBIBYTE, bars)


def warm_up(person: Person, project_id: str) -> None:
    """So that every thread of every web process has loaded what uploads need."""
    with ThreadPoolExecutor(WARMING_CLIENTS) as clients:
        list(clients.map(lambda _: begin_and_abort(person, project_id), range(WARMING_UPLOADS)))


def begin_and_abort(person: Person, project_id: str) -> None:
    body = {"project_id": project_id, "file_name": "warm.mp4", "size": SIZE}
    path = f"/v2/uploads/{person.must('POST', '/v2/uploads', 201, json=body)['id']}"
    person.must("POST", f"{path}/parts", 200, json={"part_numbers": list(range(1, SIGNED_AT_ONCE + 1))})
    person.must("GET", f"{path}/parts", 200)
    person.must("DELETE", path, 204)


def tell(ours: list[Times], alone: list[float], growth: float, bars: Bars) -> None:
    sent = median(theirs / mine.sent for mine, theirs in zip(ours, alone, strict=True))
    share = median(theirs / mine.verified for mine, theirs in zip(ours, alone, strict=True))
    rates = {name: told([SIZE / 1e6 / seconds for seconds in taken]) for name, taken in _taken(ours, alone).items()}
    print(
        f"uploads of {SIZE / 1e9:.0f} GB in parts of {PART // MEBIBYTE} MiB, {AT_ONCE} at once, {ROUNDS} rounds: "
        f"{rates['sent']} MB/s, {rates['verified']} MB/s until it is verified, {rates['alone']} MB/s by boto3 alone; "
        f"{sent:.2f} of boto3 until all of it is taken (bar: at least {LEAST_SHARE}), {share:.2f} until it is verified "
        "as well, which boto3 alone does not do"
    )
    bars.hold(f"uploads: at least {LEAST_SHARE} of boto3 alone", sent >= LEAST_SHARE, f"{sent:.2f}")
    print(f"uploads: web processes grew by {growth:.1f} MiB (bar: less than {MOST_GROWTH:.0f} MiB)")
    bars.hold(f"uploads: growth of less than {MOST_GROWTH:.0f} MiB", growth < MOST_GROWTH, f"{growth:.1f} MiB")


def _taken(ours: list[Times], alone: list[float]) -> dict[str, list[float]]:
    return {"sent": [each.sent for each in ours], "verified": [each.verified for each in ours], "alone": alone}


def upload(person: Person, project_id: str, film: Path) -> Times:
    began = time.perf_counter()
    body = {"project_id": project_id, "file_name": film.name, "size": SIZE, "part_size": PART}
    begun = person.must("POST", "/v2/uploads", 201, json=body)
    path, numbers = f"/v2/uploads/{begun['id']}", list(range(1, begun["part_count"] + 1))
    with ThreadPoolExecutor(AT_ONCE) as senders, film.open("rb") as file:
        for start in range(0, len(numbers), SIGNED_AT_ONCE):
            asked = {"part_numbers": numbers[start : start + SIGNED_AT_ONCE]}
            parts = person.must("POST", f"{path}/parts", 200, json=asked)["parts"]
            list(senders.map(lambda part: send(part, file.fileno()), parts))
    person.must("POST", f"{path}/complete", 200, json={})
    sent = time.perf_counter() - began
    until(lambda: person.must("GET", path, 200)["state"] == "completed", 300, "the verified upload")
    verified = time.perf_counter() - began
    _wait_until_processed(person, project_id, begun["version_id"])
    return Times(sent, verified)


def send(part: dict[str, Any], descriptor: int) -> None:
    address = urlsplit(part["url"])
    link = HTTPConnection(address.netloc, timeout=120)
    content = os.pread(descriptor, part["size"], (part["part_number"] - 1) * PART)
    link.request("PUT", f"{address.path}?{address.query}", content)
    answer = link.getresponse()
    assert answer.status == 200, answer.read()
    link.close()


def _wait_until_processed(person: Person, project_id: str, version_id: str) -> None:
    """So that the worker rests while somebody else is measured."""

    def processed() -> bool:
        videos = person.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
        return any(video["version_id"] == version_id and video["status"] == "ready" for video in videos)

    until(processed, 300, "a processed video")


def put_alone(product: Product, film: Path) -> None:
    """What boto3 does without us, with as large parts and as many at once."""
    settings = s3_settings(product)
    client = boto3.client(
        "s3",
        endpoint_url=settings["S3_ENDPOINT_URL"],
        region_name="us-east-1",
        aws_access_key_id=settings["S3_ACCESS_KEY_ID"],
        aws_secret_access_key=settings["S3_SECRET_ACCESS_KEY"],
        # Like our sender it digests nothing.
        config=Config(
            s3={"addressing_style": "path", "payload_signing_enabled": False},
            request_checksum_calculation="when_required",
        ),
    )
    config = TransferConfig(multipart_chunksize=PART, max_concurrency=AT_ONCE)
    client.upload_file(str(film), settings["S3_BUCKET"], "benchmark", Config=config)
    client.delete_object(Bucket=settings["S3_BUCKET"], Key="benchmark")
