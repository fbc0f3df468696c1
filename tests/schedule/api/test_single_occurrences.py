"""Single occurrences of a series, over HTTP: how they are known, and what is left without them."""

from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.test_events import WEEKLY


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/events"


def test_an_occurrence_is_known_by_its_moment_too(editor: ApiClient, path: str) -> None:
    weekly = editor.post(path, WEEKLY).json()
    for moment in ("2026-01-12T01:00:00Z", "2026-01-19T01:00:00.000Z"):
        one = {"scope": "one", "recurrence_id": moment, "title": "시사"}
        assert editor.patch(f"{path}/{weekly['id']}", one).status_code == 200
    overrides = editor.get(f"{path}/{weekly['id']}").json()["overrides"]
    assert [each["recurrence_id"] for each in overrides] == ["2026-01-12T10:00:00", "2026-01-19T10:00:00"]


def test_with_the_last_of_its_occurrences_a_series_is_gone(editor: ApiClient, path: str) -> None:
    two = editor.post(path, WEEKLY | {"recurrence": "FREQ=WEEKLY;COUNT=2"}).json()
    for day in ("05", "12"):
        which = f"scope=one&recurrence_id=2026-01-{day}T10:00:00"
        assert editor.delete(f"{path}/{two['id']}?{which}").status_code == 204
    assert editor.get(f"{path}/{two['id']}").status_code == 404
