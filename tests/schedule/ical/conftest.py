from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.client import ApiClient


@pytest.fixture
def team(make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]) -> dict[str, Any]:
    editor = make_person("editor")
    project_id, owner = make_project(editor=editor)
    return {"project_id": project_id, "owner": owner, "editor": editor}


@pytest.fixture
def editor(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["editor"])


@pytest.fixture
def events(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/events"


@pytest.fixture
def feed(editor: ApiClient, team: dict[str, Any]) -> dict[str, Any]:
    """Of the project."""
    answer = editor.post("/v2/calendar/feeds", {"name": "여름 캠페인", "project_id": str(team["project_id"])})
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
def read(api: ApiClient) -> Callable[[dict[str, Any]], str]:
    """What a calendar reads at the address of a feed."""

    def text(feed: dict[str, Any]) -> str:
        answer = api.get(address(feed))
        assert (answer.status_code, answer.media_type) == (200, "text/calendar"), answer.content
        return answer.text

    return text


def address(feed: dict[str, Any]) -> str:
    path: str = feed["url"][feed["url"].index("/v2/") :]
    return path
