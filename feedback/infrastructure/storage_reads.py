"""StorageReads over PostgreSQL: kept totals, names from what the people uploaded or wrote."""

from uuid import UUID

from django.db import connection

from feedback.application.film_read_models import PersonShare, PersonStorage, ProjectStorage
from feedback.contracts import Author
from feedback.infrastructure.models import StorageRecord

_SHARES = """
SELECT user_id, bytes, coalesce(
    (SELECT uploaded_by_name FROM feedback_version
     WHERE uploaded_by_id = user_id AND feedback_version.project_id = storage.project_id LIMIT 1),
    (SELECT author_name FROM feedback_item
     WHERE author_id = user_id AND feedback_item.project_id = storage.project_id LIMIT 1)
)
FROM feedback_storage storage WHERE project_id = %s AND bytes > 0 ORDER BY bytes DESC, user_id
"""


class PostgresStorageReads:
    def of_project(self, project_id: UUID) -> ProjectStorage:
        with connection.cursor() as cursor:
            cursor.execute(_SHARES, [project_id])
            shares = tuple(PersonShare(Author(user_id, name or ""), used) for user_id, used, name in cursor.fetchall())
        return ProjectStorage(sum(share.used for share in shares), None, shares)

    def of_person(self, user_id: UUID) -> PersonStorage:
        rows = StorageRecord.objects.filter(user_id=user_id, bytes__gt=0).order_by("-bytes", "project_id")
        by_project = tuple(rows.values_list("project_id", "bytes"))
        return PersonStorage(sum(used for _, used in by_project), None, by_project)
