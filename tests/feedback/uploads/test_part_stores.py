"""The contract of UploadParts, on the fake and on a real S3 server in both ways; that server killed between parts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import httpx2 as httpx
import pytest
from django.conf import settings

from core.application.refusals import ObjectMissing
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.s3 import s3_client
from feedback.application.steps import NoLongerWanted
from feedback.application.upload_ports import PartsForgotten, UploadParts
from feedback.domain.upload import Upload
from feedback.infrastructure.parts.multipart import MultipartParts
from feedback.infrastructure.parts.objects import ObjectParts
from feedback.infrastructure.parts.shelf import PartsShelf
from stack.ports import free_ports
from stack.services.running import RunningService
from stack.services.s3 import S3
from tests.feedback import examples
from tests.feedback.fake_uploads import FakeParts
from tests.feedback.uploads.sender import put

PART = 5 * 2**20
CONTENT = bytes(range(256)) * (11 * 2**12) + b"!"


class Store(Protocol):
    """A way of keeping parts, and what a client does at an address of it."""

    parts: UploadParts

    def put(self, upload: Upload, number: int, content: bytes) -> str: ...

    def forget(self, upload: Upload) -> None:
        """What a server does with what is open for long."""
        ...

    def keys(self) -> list[str]:
        """Of all that lies there, parts that are no objects aside."""
        ...


class FakeStore:
    def __init__(self) -> None:
        self.parts: Any = FakeParts()

    def put(self, upload: Upload, number: int, content: bytes) -> str:
        return str(self.parts.put(upload, number, content))

    def forget(self, upload: Upload) -> None:
        del self.parts.held[upload.id]

    def keys(self) -> list[str]:
        return list(self.parts.wholes)


class RealStore:
    def __init__(self, way: type[MultipartParts] | type[ObjectParts], server: RunningService) -> None:
        self.client = s3_client(server.service.url)  # type: ignore[attr-defined]  # it is an S3
        self.parts: UploadParts = way(PartsShelf(self.client, self.client, settings.S3_BUCKET, utc_now))

    def put(self, upload: Upload, number: int, content: bytes) -> str:
        return put(self.address(upload, number), content).strip('"')

    def address(self, upload: Upload, number: int) -> str:
        (address,) = self.parts.sign(upload, [number])
        assert address.size == upload.size_of(number)
        return address.url

    def forget(self, upload: Upload) -> None:
        which = {"Bucket": settings.S3_BUCKET, "Key": upload.object_key, "UploadId": upload.storage_id}
        self.client.abort_multipart_upload(**which)

    def keys(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=settings.S3_BUCKET)
        return [each["Key"] for each in found.get("Contents", [])]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningService]:
    """A server of our own, which may be killed."""
    keys = settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY
    running = RunningService(S3(tmp_path / "s3", free_ports(1)[0], *keys, settings.S3_BUCKET), tmp_path / "s3.log")
    running.start()
    yield running
    running.stop()


@pytest.fixture(params=["fake", MultipartParts, ObjectParts])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "fake":
        return FakeStore()
    return RealStore(request.param, request.getfixturevalue("server"))


@pytest.fixture
def upload(store: Store) -> Upload:
    begun = examples.upload(new_id())
    return replace(begun, storage_id=store.parts.begin(begun))


def part(number: int) -> bytes:
    return CONTENT[(number - 1) * PART : number * PART]


def fill(store: Store, upload: Upload) -> None:
    for number in (3, 1, 2):
        store.put(upload, number, part(number))


def joined(store: Store, upload: Upload) -> None:
    store.parts.join(upload, store.parts.received(upload))


def test_what_has_come_is_told_in_order_and_a_part_that_comes_again_counts_once(store: Store, upload: Upload) -> None:
    assert store.parts.received(upload) == []
    store.put(upload, 1, part(1))
    last = store.put(upload, 3, part(3))
    first = store.put(upload, 1, part(1))
    told = [(each.number, each.size, each.etag) for each in store.parts.received(upload)]
    assert told == [(1, PART, first), (3, 2**20 + 1, last)]


def test_parts_become_one_object_in_their_order_however_often_it_is_asked_for(
    store: Store, upload: Upload, tmp_path: Path
) -> None:
    fill(store, upload)
    joined(store, upload)
    joined(store, upload)
    assert sum(each.size for each in store.parts.received(upload)) == len(CONTENT)
    assert store.parts.head(upload, 1000) == CONTENT[:1000]
    whole = tmp_path / "whole"
    for _ in range(2):
        whole.write_bytes(b"".join(store.parts.collect(upload)))
        assert whole.read_bytes() == CONTENT
        store.parts.keep(upload, whole, "video/mp4")
        assert store.keys() == [upload.object_key]
    assert [each.size for each in store.parts.received(upload)] == [PART, PART, 2**20 + 1]


@pytest.mark.parametrize("is_joined", [False, True])
def test_what_is_dropped_leaves_nothing_and_cannot_be_joined_any_more(
    store: Store, upload: Upload, is_joined: bool
) -> None:
    fill(store, upload)
    received = store.parts.received(upload)
    if is_joined:
        joined(store, upload)
    for _ in range(2):
        store.parts.drop(upload)
        assert store.keys() == []
    with pytest.raises(ObjectMissing):
        store.parts.join(upload, received)
        store.parts.head(upload, 10)
    with pytest.raises(ObjectMissing):
        list(store.parts.collect(upload))


@pytest.mark.parametrize("store", ["fake", MultipartParts], indirect=True)
def test_what_the_store_has_forgotten_is_told_apart(store: Store, upload: Upload) -> None:
    store.put(upload, 1, part(1))
    store.forget(upload)
    with pytest.raises(PartsForgotten):
        store.parts.received(upload)
    with pytest.raises(PartsForgotten):
        store.parts.sign(upload, [2])


@pytest.mark.parametrize("store", [MultipartParts, ObjectParts], indirect=True)
def test_an_address_takes_its_part_of_its_size_and_nothing_else(store: RealStore, upload: Upload) -> None:
    address = store.address(upload, 3)
    for content in (part(3)[:-1], part(3) + b"x"):
        assert httpx.put(address, content=content).status_code == 403
    other = address.replace("00003", "00002").replace("partNumber=3", "partNumber=2")
    assert other != address
    assert httpx.put(other, content=part(3)).status_code == 403
    assert store.parts.received(upload) == []


# The server that the tests start takes no other content for a part of a multipart upload, as others do.
@pytest.mark.parametrize("store", ["fake", ObjectParts], indirect=True)
def test_a_part_that_is_sent_anew_takes_the_place_of_the_old_one(store: Store, upload: Upload) -> None:
    for content in (bytes(PART), part(1)):
        etag = store.put(upload, 1, content)
        assert [each.etag for each in store.parts.received(upload)] == [etag]


@pytest.mark.parametrize("store", [ObjectParts], indirect=True)
def test_parts_outlive_a_server_that_is_killed_between_them(
    store: RealStore, upload: Upload, server: RunningService
) -> None:
    for number in (1, 2, 3):
        store.put(upload, number, part(number))
        server.kill()
        server.start()
        assert [each.number for each in store.parts.received(upload)] == list(range(1, number + 1))
    joined(store, upload)
    assert b"".join(store.parts.collect(upload)) == CONTENT


@pytest.mark.parametrize("store", [ObjectParts], indirect=True)
def test_a_worker_that_died_after_it_kept_the_whole_finds_it(store: RealStore, upload: Upload, tmp_path: Path) -> None:
    fill(store, upload)
    whole = tmp_path / "whole"
    whole.write_bytes(CONTENT)
    store.parts.keep(upload, whole, "video/mp4")
    store.put(upload, 2, part(2))
    assert b"".join(store.parts.collect(upload)) == CONTENT
    store.parts.keep(upload, whole, "video/mp4")
    assert store.keys() == [upload.object_key]
    found = store.client.head_object(Bucket=settings.S3_BUCKET, Key=upload.object_key)
    assert (upload.media_type, found["ContentType"]) == ("video/quicktime", "video/mp4")


@pytest.mark.parametrize("store", [ObjectParts], indirect=True)
def test_putting_the_whole_together_is_told_and_may_be_ended(store: RealStore, upload: Upload, tmp_path: Path) -> None:
    fill(store, upload)
    whole = tmp_path / "whole"
    whole.write_bytes(CONTENT)
    told: list[int] = []

    def hear(count: int) -> None:
        told.append(count)
        if sum(told) > PART:
            raise NoLongerWanted

    with pytest.raises(NoLongerWanted):
        store.parts.keep(upload, whole, "video/mp4", hear)
    assert PART < sum(told) < len(CONTENT)
    assert upload.object_key not in set(store.keys())
    assert [each.number for each in store.parts.received(upload)] == [1, 2, 3]


@pytest.mark.parametrize("store", [ObjectParts], indirect=True)
@pytest.mark.parametrize(("part_size", "at_once"), [(PART, 204), (2**30, 1), (5 * 2**30, 1)])
def test_no_answer_of_the_server_waits_for_more_than_a_gibibyte_or_a_part(
    store: RealStore, upload: Upload, part_size: int, at_once: int
) -> None:
    asked = []
    events = store.client.meta.events
    events.register("before-parameter-build.s3.ListObjectsV2", lambda params, **_: asked.append(params["MaxKeys"]))
    assert store.parts.received(replace(upload, size=20 * 2**30, part_size=part_size)) == []
    assert asked == [at_once]
