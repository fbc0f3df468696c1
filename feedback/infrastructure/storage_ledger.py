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
# A project's total has a row a person, and the first of them none: so its id is locked instead.
_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


class PostgresStorageLedger:
    def hold(self, project_id: UUID, user_id: UUID) -> None:
        """Projects before people, so that nobody waits in a circle."""
        with connection.cursor() as cursor:
            for whose in (f"storage of project {project_id}", f"storage of person {user_id}"):
                cursor.execute(_HOLD, [whose])

    def add(self, project_id: UUID, user_id: UUID, size: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, {"project": project_id, "user": user_id, "size": size})

    def used(self, project_id: UUID, user_id: UUID) -> StorageUse:
        with connection.cursor() as cursor:
            cursor.execute(_USED, {"project": project_id, "user": user_id})
            project, person = cursor.fetchone()
        return StorageUse(int(project), int(person))
