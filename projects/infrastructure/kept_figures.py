"""What projects keep beside what it tells of."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.drift import Drift
from core.infrastructure.kept_figures import EVERYTHING, KeptColumn, last_of, ranges
from core.infrastructure.unit_of_work import unit_of_work
from projects.domain.search import keys_of
from projects.infrastructure.models import ProjectRecord
from projects.infrastructure.search_index import SEARCHED, DjangoSearchIndex, text_of

MEMBER_COUNT = KeptColumn(
    name="projects_project.member_count",
    table="projects_project",
    project="id",
    compare="""
        SELECT row.id, row.id, row.member_count AS kept,
            (SELECT count(*) FROM projects_member WHERE project_id = row.id) AS counted
        FROM projects_project row WHERE {which}""",
    mending="""
        UPDATE projects_project SET member_count = (SELECT count(*) FROM projects_member WHERE project_id = %(id)s)
        WHERE id = %(id)s""",
)
OWNER_NAME = KeptColumn(
    name="projects_project.owner_name",
    table="projects_project",
    project="id",
    is_personal=True,
    compare="""
        SELECT row.id, row.id, row.owner_name AS kept, member.name AS counted
        FROM projects_project row JOIN projects_member member
            ON member.project_id = row.id AND member.user_id = row.owner_id
        WHERE {which}""",
    mending="""
        UPDATE projects_project SET owner_name = member.name, version = version + 1 FROM projects_member member
        WHERE projects_project.id = %(id)s AND member.project_id = %(id)s AND member.user_id = owner_id""",
)


class KeptSearch:
    """What projects are found by."""

    name = "projects_search"

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        for low, high in ranges(last_of("projects_project"), rows) if project_id is None else EVERYTHING:
            stretch = {"id__gt": low} | ({"id__lte": high} if high else {}) | ({"id": project_id} if project_id else {})
            for row_id in _found_wrongly(stretch):
                yield Drift((row_id,), row_id, None, None)

    def mend(self, drift: Drift) -> None:
        with unit_of_work(by=SYSTEM):
            DjangoSearchIndex().mend(drift.project_id)


def _found_wrongly(stretch: dict[str, Any]) -> list[UUID]:
    columns = ("id", "searchrecord__text", "searchrecord__keys", *SEARCHED)
    rows = ProjectRecord.objects.filter(**stretch).values_list(*columns)
    return [row_id for row_id, text, keys, *searched in rows if not _fits(text, keys, text_of(searched))]


def _fits(text: str | None, keys: list[str] | None, true: str) -> bool:
    return text == true and set(keys or ()) == keys_of(true)
