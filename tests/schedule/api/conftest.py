from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.stream import StreamEvent
from core.infrastructure import streams
from tests.client import ApiClient

Answers = Callable[..., dict[str, Any]]


@pytest.fixture
def team(make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]) -> dict[str, Any]:
    """A project and its people, by role."""
    people = {role: make_person(role) for role in ("admin", "editor", "reviewer", "viewer")}
    project_id, owner = make_project(**people)
    return {"project_id": project_id, "owner": owner, **people}


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}"


@pytest.fixture
def editor(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["editor"])


@pytest.fixture
def add(editor: ApiClient, path: str) -> Answers:
    """Adds a task of so many days on all days of the week, from Monday 2 March 2026 unless it is said."""

    def added(name: str, days: int = 1, **terms: Any) -> dict[str, Any]:
        given = {"start_date": "2026-03-02", "calendar": "every_day", "duration_days": days} | terms
        given = {key: value for key, value in given.items() if value is not None}
        answer = editor.post(f"{path}/tasks", {"name": name, **given})
        assert answer.status_code == 201, answer.content
        body: dict[str, Any] = answer.json()
        return body

    return added


@pytest.fixture
def whole(editor: ApiClient, path: str) -> Callable[[], dict[str, Any]]:
    """The schedule as it is read now."""

    def read() -> dict[str, Any]:
        answer = editor.get(path)
        assert answer.status_code == 200, answer.content
        body: dict[str, Any] = answer.json()
        return body

    return read


@pytest.fixture
def told(team: dict[str, Any]) -> Callable[[], list[StreamEvent]]:
    """What the project's channel has told."""
    return lambda: list(streams.read(project_channel(team["project_id"]), 0))
