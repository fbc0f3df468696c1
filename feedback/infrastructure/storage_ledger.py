"""StorageLedger over PostgreSQL."""

from uuid import UUID

from django.db import connection

from feedback.domain.storage import StorageUse

_ADD = """
INSERT INTO feedback_storage (project_id, user_id, bytes) VALUES (%(project)s, %(user)s, %(size)s)
ON CONFLICT (project_id, user_id) DO UPDATE SET bytes = feedback_storage.bytes + excluded.bytes
"""
_USED = """
SELECT (SELECT coalesce(sum(bytes), 0) FROM feedback_storage WHERE project_id = %(project)s),
       (SELECT coalesce(sum(bytes), 0) FROM feedback_storage WHERE user_id = %(user)s)
"""


class PostgresStorageLedger:
    def add(self, project_id: UUID, user_id: UUID, size: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, {"project": project_id, "user": user_id, "size": size})

    def used(self, project_id: UUID, user_id: UUID) -> StorageUse:
        with connection.cursor() as cursor:
            cursor.execute(_USED, {"project": project_id, "user": user_id})
            project, person = cursor.fetchone()
        return StorageUse(int(project), int(person))
