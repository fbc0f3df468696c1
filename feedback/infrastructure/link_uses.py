"""LinkUses over PostgreSQL: one statement each, whoever counts at the same time."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from feedback.infrastructure.models import GuestRecord, ShareUseRecord


class PostgresLinkUses:
    def count(self, link_id: UUID, now: datetime, **changes: int) -> int:
        more = {name: F(name) + number for name, number in changes.items()}
        ShareUseRecord.objects.filter(link_id=link_id).update(last_used_at=now, **more)
        if "guests" not in changes:
            return 0
        guests: int = ShareUseRecord.objects.values_list("guests", flat=True).get(link_id=link_id)
        return guests

    def count_by(self, link_id: UUID, guest_id: UUID, now: datetime, what: str) -> None:
        self.count(link_id, now, **{what: 1})
        GuestRecord.objects.filter(id=guest_id).update(last_seen_at=now, **{what: F(what) + 1})
