"""What projects are found by, kept beside their rows."""

from uuid import UUID

from django.db import connection

from projects.domain.details import Details
from projects.domain.search import keys_of, searched_text

# A change of the status or the stage alone writes nothing.
_KEEP = """
INSERT INTO projects_search (project_id, text, keys) VALUES (%(id)s, %(text)s, %(keys)s)
ON CONFLICT (project_id) DO UPDATE SET text = excluded.text, keys = excluded.keys
WHERE projects_search.text <> excluded.text
"""


def keep(project_id: UUID, details: Details) -> None:
    text = searched_text(details.title, details.client_name, details.tags, details.description)
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {"id": project_id, "text": text, "keys": sorted(keys_of(text))})
