"""Kept totals: how many items of a project stand where, changed in the writing transaction."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from feedback.contracts import FeedbackStatus, Priority
from feedback.infrastructure.priorities import RANKS

_COUNT = """
INSERT INTO feedback_counter (project_id, status, priority, count) VALUES {rows}
ON CONFLICT (project_id, status, priority) DO UPDATE SET count = feedback_counter.count + excluded.count
"""


def count(project_id: UUID, changes: Mapping[tuple[FeedbackStatus, Priority], int]) -> None:
    """Add each change to its total, in one statement and always in one order: writers never wait in a circle."""
    if not changes:
        return
    ordered = sorted((status.value, RANKS[priority], number) for (status, priority), number in changes.items())
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(ordered))
    parameters = [value for row in ordered for value in (project_id, *row)]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(rows=rows), parameters)
