"""A person's sessions, for the person."""

from datetime import datetime
from uuid import UUID

from core.domain.pages import Page, PageRequest
from identity.application.read_models import SessionRow
from identity.infrastructure.models import SessionRecord

_COLUMNS = ("id", "name", "device", "address", "created_at", "last_used_at")


def sessions_of(user_id: UUID, wanted: PageRequest, *, used_since: datetime) -> Page[SessionRow]:
    """Those that live, the newest first; two statements."""
    living = SessionRecord.objects.filter(user_id=user_id, ended_at=None, last_used_at__gte=used_since)
    rows = living.order_by("-created_at", "-id").values_list(*_COLUMNS)[wanted.offset : wanted.offset + wanted.size]
    return Page(tuple(SessionRow(*row) for row in rows), total=living.count())
