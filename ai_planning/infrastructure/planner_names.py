"""Names over plans, their jobs, pictures and named states, and what somebody made of these."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection

from ai_planning.contracts.rows import Author
from ai_planning.infrastructure.models import FrameRecord, PlanningJobRecord, PlanRecord, SnapshotRecord

CHUNK = 500
# In the order in which every writer locks, and of each table in the order of ids.
_LOCK = "SELECT count(*) FROM (SELECT FROM {table} WHERE {which} ORDER BY id FOR NO KEY UPDATE) AS locked"
_PLANS = ("planning_plan", "people ? %(text_id)s AND people ->> %(text_id)s <> %(name)s")
_JOBS = ("ai_planning_job", "requester_id = %(id)s AND requester_name <> %(name)s")
_FRAMES = ("planning_frame", "author_id = %(id)s AND author_name <> %(name)s")
_STATES = ("planning_snapshot", "author_id = %(id)s AND author_name <> %(name)s")
_RENAME = "WITH renamed AS (UPDATE {table} SET {change} WHERE {which} RETURNING {scope}) {told}"
_OWN = ("project_id", "SELECT DISTINCT project_id FROM renamed")
_OF_PLANS = (
    "plan_id",
    "SELECT DISTINCT project_id FROM planning_plan WHERE id IN (SELECT plan_id FROM renamed)",
)
_CHANGES = (
    (_PLANS, "people = people || jsonb_build_object(%(text_id)s::text, %(name)s::text)", _OWN),
    (_JOBS, "requester_name = %(name)s", _OWN),
    (_FRAMES, "author_name = %(name)s", _OWN),
    (_STATES, "author_name = %(name)s", _OF_PLANS),
)
_SECTIONS: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "plans": (PlanRecord, "author_id", ("project_id", "title", "logline", "language", "duration_ms")),
    "plan_states": (SnapshotRecord, "author_id", ("plan_id", "name", "plan_version")),
    "plan_pictures": (FrameRecord, "author_id", ("plan_id", "shot_id", "number", "media_type")),
    "planning_jobs": (PlanningJobRecord, "requester_id", ("project_id", "plan_id", "kind", "status")),
}


class PostgresPlannerNames:
    def rename(self, author: Author) -> list[UUID]:
        """The names of steps and documents are kept once a plan, beside them."""
        given: dict[str, Any] = {"id": author.id, "text_id": str(author.id), "name": author.name}
        projects: set[UUID] = set()
        with connection.cursor() as cursor:
            for (table, which), change, (scope, told) in _CHANGES:
                cursor.execute(_LOCK.format(table=table, which=which), given)
                parts = {"table": table, "which": which, "change": change, "scope": scope, "told": told}
                cursor.execute(_RENAME.format(**parts), given)
                projects.update(row[0] for row in cursor.fetchall())
        return list(projects)


def planned_by(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """What the person made in planning, by section, a row at a time; nothing is read before it is asked for."""
    return {
        section: _rows(record.objects.filter(**{owner: user_id}).order_by("id").values("id", *columns, "created_at"))
        for section, (record, owner, columns) in _SECTIONS.items()
    }


def _rows(query: Any) -> Iterator[dict[str, Any]]:
    yield from query.iterator(CHUNK)
