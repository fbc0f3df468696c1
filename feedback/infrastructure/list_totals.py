"""What a list of items is read with, in one statement: the stream's position and the totals, of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.planned import planned_rows
from feedback.application.feedback_question import Filters
from feedback.contracts import FeedbackStatus
from feedback.infrastructure.item_filters import matching
from feedback.infrastructure.priorities import PRIORITIES

_TOTALS = """
SELECT seq, epoch::text,
       (SELECT coalesce(json_agg(json_build_array(status, priority, count)), '[]')
        FROM feedback_counter WHERE project_id = %s),
       {matching}
FROM core_channel WHERE name = %s
"""


@dataclass(frozen=True)
class Totals:
    """`matching` is how many items fit over all pages."""

    seq: int
    epoch: str
    by_status: Mapping[FeedbackStatus, int]
    matching: int


def list_totals(project_id: UUID, filters: Filters) -> Totals:
    """Of the project, and of what fits; kept totals where they suffice."""
    statement, counted = ("NULL", ()) if filters.only_counted else _counting(project_id, filters)
    parameters = (project_id, *counted, project_channel(project_id))
    asked, is_same = _TOTALS.format(matching=statement), filters.only_counted
    seq, epoch, counters, number = _asked(asked, project_id, parameters, is_same=is_same)
    by_status: dict[FeedbackStatus, int] = {}
    kept = 0
    for name, rank, count in counters:
        status, priority = FeedbackStatus(name), PRIORITIES[rank]
        by_status[status] = by_status.get(status, 0) + count
        if status in (filters.statuses or (status,)) and priority in (filters.priorities or (priority,)):
            kept += count
    return Totals(seq, epoch, by_status, kept if number is None else number)


def _counting(project_id: UUID, filters: Filters) -> tuple[str, tuple[Any, ...]]:
    inner, parameters = matching(project_id, filters).order_by().values("id").query.sql_with_params()
    return f"(SELECT count(*) FROM ({inner}) fitting)", parameters  # noqa: S608 - values are parameters


def _asked(statement: str, project_id: UUID, parameters: tuple[Any, ...], *, is_same: bool) -> Any:
    rows = planned_rows(statement, parameters) if is_same else _rows(statement, parameters)
    if rows:
        return rows[0]
    # A project on which nothing has happened yet: its stream begins now, so that the answer names an epoch that lasts.
    streams.head(project_channel(project_id))
    return _asked(statement, project_id, parameters, is_same=is_same)


def _rows(statement: str, parameters: tuple[Any, ...]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
