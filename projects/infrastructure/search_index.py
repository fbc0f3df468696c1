"""What projects are found by, kept beside their rows."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure import streams
from projects.domain.details import Details
from projects.domain.search import keys_of, searched_text
from projects.infrastructure.models import ProjectRecord

CHUNK = 500
SEARCHED = ("title", "client_name", "tags", "description")
# A change of the status or the stage alone writes nothing.
_KEEP = """
INSERT INTO projects_search (project_id, text, keys) VALUES (%(id)s, %(text)s, %(keys)s)
ON CONFLICT (project_id) DO UPDATE SET text = excluded.text, keys = excluded.keys
WHERE (projects_search.text, projects_search.keys) IS DISTINCT FROM (excluded.text, excluded.keys)
"""


def keep(project_id: UUID, details: Details) -> None:
    _keep(project_id, searched_text(details.title, details.client_name, details.tags, details.description))


class DjangoSearchIndex:
    def astray(self, since: datetime) -> Iterator[UUID]:
        yield from ProjectRecord.objects.filter(searchrecord=None).order_by("id").values_list("id", flat=True)
        changed = ProjectRecord.objects.filter(updated_at__gte=since).exclude(searchrecord=None).order_by("id")
        for project_id, kept, *searched in changed.values_list("id", "searchrecord__text", *SEARCHED).iterator(CHUNK):
            if kept != text_of(searched):
                yield project_id

    def mend(self, project_id: UUID) -> None:
        rows = ProjectRecord.objects.filter(id=project_id).select_for_update(no_key=True)
        if searched := rows.values_list(*SEARCHED).first():
            _keep(project_id, text_of(searched))
            streams.change(project_channel(project_id))


def text_of(searched: Sequence[Any]) -> str:
    title, client_name, tags, description = searched
    return searched_text(title, client_name, tags, description)


def _keep(project_id: UUID, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {"id": project_id, "text": text, "keys": sorted(keys_of(text))})
