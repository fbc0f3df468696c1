from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.client import Answer, ApiClient
from tests.feedback.films import CONTENT_TYPE, FilePart, form
from tests.samples import Samples


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def film(samples: Samples) -> bytes:
    """A second of 30 pictures, without sound."""
    return samples.named("fast.mp4").read_bytes()


class Review:
    """A project seen by one of its people."""

    def __init__(self, api: ApiClient, project_id: UUID, actor: Actor) -> None:
        self.api, self.project_id, self.actor = api.as_(actor), project_id, actor
        self.path = f"/v2/feedback/{project_id}"

    def upload(self, film: bytes, **fields: str) -> Answer:
        parts = [(name, value) for name, value in ({"timestamp": "0.5"} | fields).items()]
        return self.form(*parts, FilePart(film))

    def form(self, *parts: FilePart | tuple[str, str]) -> Answer:
        return self.api.raw("POST", self.path, form(*parts), CONTENT_TYPE)

    def uploaded(self, film: bytes, **fields: str) -> dict[str, Any]:
        return made(self.upload(film, **fields))

    def note(self, video_id: str, text: str = "로고가 너무 작아요", **more: Any) -> Answer:
        return self.api.post(self.path, {"video_id": video_id, "text": text, **more})

    def noted(self, video_id: str, text: str = "로고가 너무 작아요", **more: Any) -> dict[str, Any]:
        return made(self.note(video_id, text, **more))

    def comment(self, feedback_id: str, text: str = "네", **more: Any) -> Answer:
        return self.api.post(f"{self.path}/{feedback_id}/comments", {"text": text, **more})

    def patch(self, feedback_id: str, **changes: Any) -> Answer:
        return self.api.patch(f"{self.path}/{feedback_id}", changes)

    def list(self, **query: Any) -> dict[str, Any]:
        answer = self.api.get(self.path, query)
        assert answer.status_code == 200, answer.content
        page: dict[str, Any] = answer.json()
        return page

    def further(self, video_id: str, film: bytes, **fields: str) -> Answer:
        """A further version by the form."""
        body = form(*fields.items(), FilePart(film, "2차 편집본.mp4"))
        return self.api.raw("POST", f"{self.path}/videos/{video_id}/versions", body, CONTENT_TYPE)

    def versions(self, video_id: str) -> Sequence[dict[str, Any]]:
        answer = self.api.get(f"{self.path}/videos/{video_id}/versions")
        assert answer.status_code == 200, answer.content
        rows: Sequence[dict[str, Any]] = answer.json()["results"]
        return rows

    def video(self, video_id: str) -> dict[str, Any]:
        answer = self.api.get(f"{self.path}/videos/{video_id}")
        assert answer.status_code == 200, answer.content
        video: dict[str, Any] = answer.json()
        return video


def made(answer: Answer) -> dict[str, Any]:
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
def review(api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    """A fresh project seen by its owner."""
    project_id, owner = make_project()
    return Review(api, project_id, owner)


@pytest.fixture
def join(api: ApiClient, review: Review, make_person: Callable[..., Actor]) -> Callable[[str], Review]:
    """`join("reviewer")` is the same project seen by a new member."""

    def joined(role: str) -> Review:
        person = make_person("이심사")
        added = review.api.post(
            f"/v2/projects/{review.project_id}/members", {"user_id": str(person.user_id), "role": role}
        )
        assert added.status_code == 201, added.content
        return Review(api, review.project_id, person)

    return joined


@pytest.fixture
def video_id(review: Review, film: bytes, work_off: Callable[[], None]) -> str:
    """A ready video of the project, with the item that came with it."""
    item = review.uploaded(film)
    work_off()
    return str(item["video_id"])


@pytest.fixture
def stored_keys() -> Callable[[UUID], list[str]]:
    """Keys of a project's objects, and of its uploads that are still open."""
    from django.conf import settings

    from core.domain.clock import utc_now
    from core.infrastructure.object_store import object_store
    from core.infrastructure.s3 import s3_client
    from feedback.infrastructure.stray_objects import S3StrayObjects

    strays = S3StrayObjects(s3_client(), settings.S3_BUCKET, utc_now)

    def keys(project_id: UUID) -> list[str]:
        prefix = f"videos/{project_id}/"
        open_uploads = [f"open:{each['Key']}" for each in strays.open_uploads() if each["Key"].startswith(prefix)]
        return [*object_store().keys(prefix), *open_uploads]

    return keys


@pytest.fixture
def feedback_id(review: Review, film: bytes) -> str:
    return str(review.uploaded(film)["id"])
