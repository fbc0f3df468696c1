from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.infrastructure import streams
from tests.client import ApiClient


@pytest.fixture
def owner(make_person: Callable[..., Actor]) -> Actor:
    return make_person("박감독")


@pytest.fixture
def client(api: ApiClient, owner: Actor) -> ApiClient:
    """Asks as the owner."""
    return api.as_(owner)


@pytest.fixture
def make(client: ApiClient) -> Callable[..., dict[str, Any]]:
    """`make("봄", tags=[…])` is a project of the owner, as answered."""

    def create(name: str = "봄 캠페인", **fields: Any) -> dict[str, Any]:
        answer = client.post("/v2/projects", {"name": name, **fields})
        assert answer.status_code == 201, answer.content
        body: dict[str, Any] = answer.json()
        return body

    return create


@pytest.fixture
def told(db: None) -> Callable[[str], list[streams.StreamEvent]]:
    """`told("project:…")` are the events on a channel."""
    return lambda channel: streams.read(channel, 0)
