from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.stream import StreamEvent
from core.infrastructure import streams
from tests.client import ApiClient


@pytest.fixture
def team(make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]) -> dict[str, Any]:
    """A project and its people, by role."""
    people = {role: make_person(role) for role in ("admin", "editor", "reviewer", "viewer")}
    project_id, owner = make_project(**people)
    return {"project_id": project_id, "owner": owner, **people}


@pytest.fixture
def editor(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["editor"])


@pytest.fixture
def told(team: dict[str, Any]) -> Callable[[], list[StreamEvent]]:
    """What the project's channel has told."""
    return lambda: list(streams.read(project_channel(team["project_id"]), 0))
