from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.client import ApiClient
from tests.feedback.uploads.sender import Sender
from tests.samples import FAST_START, Samples, small


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def film(samples: Samples) -> bytes:
    """A second of 30 pictures, without sound."""
    return samples.named("fast.mp4").read_bytes()


@pytest.fixture(scope="session")
def long_film(samples: Samples) -> bytes:
    """A film of three parts: a second of pictures, and boxes that nobody reads."""
    path = small(samples.folder / "long.mp4", extra=FAST_START)
    return path.read_bytes() + _free(11 * 1024 * 1024)


def _free(size: int) -> bytes:
    return size.to_bytes(4) + b"free" + bytes(range(256)) * ((size - 8) // 256) + bytes((size - 8) % 256)


@pytest.fixture
def fresh() -> Iterator[Callable[[], None]]:
    """Wires uploads anew, as the settings are now."""
    from feedback.bootstrap import part_stores, uploads

    def anew() -> None:
        part_stores.upload_parts.cache_clear()
        uploads.uploading.cache_clear()

    yield anew
    anew()


@pytest.fixture(params=["multipart", "objects"])
def way(request: pytest.FixtureRequest, settings: Any, fresh: Callable[[], None]) -> str:
    """Each way of keeping parts."""
    settings.S3_PARTS = request.param
    fresh()
    return str(request.param)


@pytest.fixture
def stored(project: tuple[UUID, Actor]) -> Iterator[Callable[[], list[str]]]:
    """What lies in the storage of the project: objects, parts, multipart uploads that are open; cleared in the end."""
    from django.conf import settings

    from core.domain.clock import utc_now
    from core.infrastructure.object_store import object_store
    from core.infrastructure.s3 import s3_client
    from feedback.application.object_keys import parts_prefix, project_prefix
    from feedback.infrastructure.stray_objects import S3StrayObjects

    project_id, store, client = project[0], object_store(), s3_client()
    strays = S3StrayObjects(client, settings.S3_BUCKET, utc_now)

    def objects() -> list[str]:
        listed = [*store.keys(project_prefix(project_id)), *store.keys(parts_prefix(project_id))]
        return [key for key in listed if _lies(client, settings.S3_BUCKET, key)]

    yield (
        lambda: objects() + [f"open:{each['Key']}" for each in strays.open_uploads() if str(project_id) in each["Key"]]
    )
    strays.abort_uploads_of(project_id)
    store.delete(objects())


def _lies(client: Any, bucket: str, key: str) -> bool:
    """Where an upload was joined and given up at once, rclone lists its name for five minutes more, of nothing."""
    from core.application.refusals import ObjectMissing
    from core.infrastructure.s3 import storage_errors

    try:
        with storage_errors():
            client.head_object(Bucket=bucket, Key=key)
    except ObjectMissing:
        return False
    return True


@pytest.fixture
def project(make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    return make_project()


@pytest.fixture
def sender(api: ApiClient, project: tuple[UUID, Actor], stored: Callable[[], list[str]]) -> Sender:
    """The owner of a fresh project."""
    project_id, owner = project
    return Sender(api, project_id, owner)


@pytest.fixture
def join(api: ApiClient, sender: Sender, make_person: Callable[..., Actor]) -> Callable[[str], Sender]:
    """`join("editor")` is the same project seen by a new member."""

    def joined(role: str) -> Sender:
        person = make_person("이편집")
        path = f"/v2/projects/{sender.project_id}/members"
        added = sender.api.post(path, {"user_id": str(person.user_id), "role": role})
        assert added.status_code == 201, added.content
        return Sender(api, sender.project_id, person)

    return joined
