"""Authors over PostgreSQL: names kept beside what they wrote, one statement a table."""

from uuid import UUID

from django.db import connection

from feedback.contracts import Author

# In the order in which every writer locks: versions, uploads, items, comments.
_TABLES = (
    ("feedback_version", "uploaded_by_id", "uploaded_by_name"),
    ("feedback_upload", "created_by_id", "created_by_name"),
    ("feedback_item", "author_id", "author_name"),
    ("feedback_comment", "author_id", "author_name"),
)
# In the order of ids, as whoever locks several of them does.
_LOCK = """
SELECT count(*) FROM (
    SELECT FROM {table} WHERE {id} = %(id)s AND {name} <> %(name)s ORDER BY id FOR NO KEY UPDATE
) AS locked
"""
_RENAME = """
WITH renamed AS (
    UPDATE {table} SET {name} = %(name)s WHERE {id} = %(id)s AND {name} <> %(name)s RETURNING project_id
)
SELECT DISTINCT project_id FROM renamed
"""
# Nobody is shown the history yet, so nobody is told.
_RENAME_HISTORY = "UPDATE feedback_status_change SET by_name = %(name)s WHERE by_id = %(id)s AND by_name <> %(name)s"


class PostgresAuthors:
    def rename(self, author: Author) -> list[UUID]:
        projects: set[UUID] = set()
        with connection.cursor() as cursor:
            for table, id_column, name_column in _TABLES:
                for statement in (_LOCK, _RENAME):
                    wanted = statement.format(table=table, id=id_column, name=name_column)
                    cursor.execute(wanted, {"id": author.id, "name": author.name})
                projects.update(row[0] for row in cursor.fetchall())
            cursor.execute(_RENAME_HISTORY, {"id": author.id, "name": author.name})
        return list(projects)
