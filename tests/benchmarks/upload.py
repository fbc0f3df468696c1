"""500 MB through the form: growth of the web process, and speed beside boto3 alone on the same S3 server."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import httpx
import psutil
from botocore.config import Config

from tests.benchmarks.bars import Bars
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.samples import small

MEGABYTE = 1_000_000
SIZE = 500 * MEGABYTE
ROUNDS = 3
MOST_GROWTH = 64.0


def measure(product: Product, directory: Path, bars: Bars) -> None:
    video = big_video(directory)
    person = Person(product, "uploader")
    project_id = person.must("POST", "/v2/projects", 201, json={"name": "업로드"})["id"]
    person.http.timeout = httpx.Timeout(600)
    person.upload(project_id, small(directory / "warm.mp4"))
    through_us, alone, growth = [], [], 0
    for _ in range(ROUNDS):
        with watched(product.processes("web")) as peak:
            through_us.append(seconds_of(lambda: person.upload(project_id, video)))
        growth = max(growth, peak.growth)
        alone.append(seconds_of(lambda: put_alone(product, video)))
    ratio = min(through_us) / min(alone)
    _tell_growth(growth / 2**20, bars)
    print(
        f"upload of {SIZE // MEGABYTE} MB, best of {ROUNDS}: {min(through_us):.2f} s through the form, "
        f"{min(alone):.2f} s by boto3 alone, ratio {ratio:.2f}"
    )


def _tell_growth(growth: float, bars: Bars) -> None:
    bar = f"less than {MOST_GROWTH:.0f} MiB"
    print(f"upload of {SIZE // MEGABYTE} MB: web process grew by {growth:.1f} MiB (bar: {bar})")
    bars.hold(f"upload: growth of {bar}", growth < MOST_GROWTH, f"{growth:.1f} MiB")


def big_video(directory: Path) -> Path:
    """A playable mp4 of exactly SIZE bytes: a real second, then a `free` box."""
    path = small(directory / "big.mp4")
    padding = SIZE - path.stat().st_size
    with path.open("ab") as file:
        file.write(padding.to_bytes(4, "big") + b"free")
        file.truncate(SIZE)
    return path


def put_alone(product: Product, video: Path) -> None:
    """What an S3 client does without us, parts in order as we send them; the sum is taken too, as we take it."""
    settings = s3_settings(product)
    client = boto3.client(
        "s3",
        endpoint_url=settings["S3_ENDPOINT_URL"],
        region_name="us-east-1",
        aws_access_key_id=settings["S3_ACCESS_KEY_ID"],
        aws_secret_access_key=settings["S3_SECRET_ACCESS_KEY"],
        config=Config(s3={"addressing_style": "path"}),
    )
    digest = hashlib.sha256()
    target = {"Bucket": settings["S3_BUCKET"], "Key": "benchmark"}
    upload = target | {"UploadId": client.create_multipart_upload(**target)["UploadId"]}
    parts = []
    with video.open("rb") as file:
        while chunk := file.read(8 * 1024 * 1024):
            digest.update(chunk)
            part = client.upload_part(**upload, PartNumber=len(parts) + 1, Body=chunk)
            parts.append({"PartNumber": len(parts) + 1, "ETag": part["ETag"]})
    client.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    client.delete_object(**target)


def s3_settings(product: Product) -> dict[str, str]:
    return product.processes("web")[0].environ()


def seconds_of(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


class Peak:
    """The most that any of the processes grew, in bytes of resident memory."""

    growth = 0


@contextmanager
def watched(processes: list[psutil.Process]) -> Iterator[Peak]:
    before = {process: process.memory_info().rss for process in processes}
    peak, done = Peak(), threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            grown = [process.memory_info().rss - rss for process, rss in before.items() if process.is_running()]
            peak.growth = max(peak.growth, *grown)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()
