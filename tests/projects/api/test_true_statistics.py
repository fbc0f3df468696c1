"""Statistics equal what a plain count of the rows gives, whatever has been done to a project."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.transitions import TRANSITIONS
from tests.client import ApiClient
from tests.feedback.examples import NOON
from tests.projects.review_loop import ReviewLoop

PLAIN = {
    "total": "SELECT count(*) FROM feedback_item WHERE project_id = %(id)s",
    "unresolved": "SELECT count(*) FROM feedback_item WHERE project_id = %(id)s AND status ~ '^(open|in_progress)$'",
    "mean_rank": "SELECT avg(priority)::float FROM feedback_item WHERE project_id = %(id)s",
    "cuts": """
        SELECT count(DISTINCT version_id) FROM feedback_item
        WHERE project_id = %(id)s AND status IN ('open', 'in_progress')""",
    "resolved": """
        SELECT count(DISTINCT feedback_id) FROM feedback_status_change
        WHERE status = 'resolved' AND feedback_id IN (SELECT id FROM feedback_item WHERE project_id = %(id)s)""",
    "mean_seconds": """
        SELECT avg(extract(epoch FROM taken))::float FROM (
            SELECT min(h.at) - i.created_at AS taken FROM feedback_item i JOIN feedback_status_change h
            ON h.feedback_id = i.id AND h.status = 'resolved' WHERE i.project_id = %(id)s GROUP BY i.id) firsts""",
    "members": "SELECT count(*) FROM projects_member WHERE project_id = %(id)s",
    "uploads": "SELECT count(*) FROM feedback_version WHERE project_id = %(id)s",
    "bytes": "SELECT coalesce(sum(size), 0)::bigint FROM feedback_version WHERE project_id = %(id)s",
    "events": "SELECT count(*) FROM core_stream_event WHERE channel = 'project:' || %(id)s",
}
DISTRIBUTION = "SELECT {column}, count(*) FROM feedback_item WHERE project_id = %s GROUP BY {column}"


def plainly(project_id: UUID) -> dict[str, Any]:
    with connection.cursor() as cursor:
        return {name: _one(cursor, statement, project_id) for name, statement in PLAIN.items()}


def _one(cursor: Any, statement: str, project_id: UUID) -> Any:
    cursor.execute(statement, {"id": str(project_id)})
    return cursor.fetchone()[0]


def distribution(column: str, project_id: UUID) -> dict[Any, int]:
    with connection.cursor() as cursor:
        cursor.execute(DISTRIBUTION.format(column=column), [project_id])
        return dict(cursor.fetchall())


def live(api: ApiClient, loop: ReviewLoop, chance: random.Random) -> None:
    """Notes come, move along every path that is allowed, change and go."""
    cuts = [loop.cut() for _ in range(chance.randrange(1, 4))]
    asker = api.as_(loop.actor)
    for _ in range(chance.randrange(0, 12)):
        item = loop.note(chance.choice(cuts), priority=chance.choice(list(Priority)))
        status, at = FeedbackStatus.OPEN, NOON
        for _ in range(chance.randrange(0, 8)):
            status, at = chance.choice(sorted(TRANSITIONS[status])), at + timedelta(seconds=chance.randrange(1, 9999))
            loop.move(item, status, at)
        path = f"/v2/feedback/{loop.project_id}/{item.id}"
        if chance.random() < 0.2:
            assert asker.patch(path, {"priority": chance.choice(list(Priority)).value}).status_code == 200
        if chance.random() < 0.2:
            assert asker.delete(path).status_code == 204


@pytest.mark.parametrize("seed", range(6))
def test_statistics_equal_a_plain_count(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor], seed: int
) -> None:
    chance = random.Random(seed)
    loops = [ReviewLoop(*make_project(viewer=make_person())) for _ in range(2)]
    for loop in loops:
        live(api, loop, chance)
    for loop in loops:
        told = api.as_(loop.actor).get(f"/v2/projects/{loop.project_id}/stats").json()
        assert plainly(loop.project_id) == {
            "total": told["feedback"]["total"],
            "unresolved": told["feedback"]["unresolved"],
            "mean_rank": pytest.approx(told["priority"]["mean_rank"]),
            "cuts": told["versions"]["total"],
            "resolved": told["resolution"]["count"],
            "mean_seconds": pytest.approx(told["resolution"]["mean_seconds"]),
            "members": told["members"]["count"],
            "uploads": told["uploads"]["count"],
            "bytes": told["uploads"]["bytes"],
            "events": sum(day["events"] for day in told["activity"]["days"]),
        }
        by_status = {name: number for name, number in told["feedback"]["by_status"].items() if number}
        assert by_status == distribution("status", loop.project_id)
        ranks, by_priority = told["priority"]["ranks"], told["priority"]["distribution"]
        assert {ranks[name]: n for name, n in by_priority.items() if n} == distribution("priority", loop.project_id)
