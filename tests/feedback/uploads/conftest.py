from collections.abc import Callable
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


@pytest.fixture(params=["multipart", "objects"])
def way(request: pytest.FixtureRequest, settings: Any) -> Any:
    """Each way of keeping parts."""
    from feedback.bootstrap import part_stores, uploads

    def anew() -> None:
        part_stores.upload_parts.cache_clear()
        uploads.uploading.cache_clear()

    settings.S3_PARTS = request.param
    anew()
    yield request.param
    anew()


@pytest.fixture
def project(make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    return make_project()


@pytest.fixture
def sender(api: ApiClient, project: tuple[UUID, Actor]) -> Sender:
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
