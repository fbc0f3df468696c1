"""What inboxes hold about a person."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from notifications.infrastructure.models import EntryRecord, ProjectPreferencesRecord

CHUNK = 500
_COLUMNS = ("project_id", "kind", "what", "subject", "text", "count", "at", "read_at")


def entries_of(user_id: UUID) -> Iterator[dict[str, Any]]:
    """Their own inbox, oldest first."""
    rows = EntryRecord.objects.filter(recipient_id=user_id).order_by("at", "id").values_list(*_COLUMNS)
    for row in rows.iterator(CHUNK):
        yield dict(zip(_COLUMNS, row, strict=True))


def preferences_of(user_id: UUID) -> Iterator[dict[str, Any]]:
    """How they want to be told of projects, where they chose."""
    records = ProjectPreferencesRecord.objects.filter(user_id=user_id).order_by("id")
    for project_id, is_muted, switches in records.values_list("project_id", "is_muted", "switches").iterator(CHUNK):
        yield {"project_id": project_id, "muted": is_muted, "notifications": switches}
