"""What is said on an item, as its readers find it."""

from typing import Any

from core.domain.events import project_channel
from core.infrastructure import streams
from tests.feedback.api.conftest import Review


def at(review: Review, comment: dict[str, Any], more: str = "") -> str:
    return f"{review.path}/{comment['feedback_id']}/comments/{comment['id']}{more}"


def item(review: Review, feedback_id: str) -> dict[str, Any]:
    body: dict[str, Any] = review.api.get(f"{review.path}/{feedback_id}").json()
    return body


def conversation(review: Review, feedback_id: str, **query: Any) -> list[dict[str, Any]]:
    answer = review.api.get(f"{review.path}/{feedback_id}/comments", query)
    assert answer.status_code == 200, answer.content
    rows: list[dict[str, Any]] = answer.json()["results"]
    return rows


def told(review: Review) -> list[Any]:
    return streams.read(project_channel(review.project_id), 0)
