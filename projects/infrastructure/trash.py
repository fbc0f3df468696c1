"""Trash, History and Offers over projects and their changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.domain.retention import RETENTION, days_left, purge_at
from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow
from projects.contracts import ProjectStatus, Stage
from projects.domain.ownership import OwnershipOffer
from projects.infrastructure.models import ChangeRecord, MemberRecord, ProjectRecord

_CHANGE = ("id", "at", "by_id", "by_name", "what", "previous", "current")


class DjangoTrash:
    def page(self, owner_id: UUID, wanted: PageRequest, now: datetime) -> Page[TrashedRow]:
        rows = ProjectRecord.objects.filter(owner_id=owner_id, deleted_at__gt=now - RETENTION)
        window = rows.order_by("-deleted_at", "-id")[wanted.offset : wanted.offset + wanted.size]
        return Page(rows=tuple(_trashed(record, now) for record in window), total=rows.count())

    def due(self, now: datetime, limit: int) -> list[UUID]:
        rows = ProjectRecord.objects.filter(deleted_at__lte=now - RETENTION).order_by("deleted_at", "id")
        return list(rows.values_list("id", flat=True)[:limit])


class DjangoHistory:
    def changes(self, project_id: UUID, wanted: CursorRequest) -> CursorPage[ChangeRow]:
        rows = ChangeRecord.objects.filter(project_id=project_id).order_by("-id")
        if wanted.after is not None:
            rows = rows.filter(id__lt=int(wanted.after[0]))
        found = [ChangeRow(*columns) for columns in rows.values_list(*_CHANGE)[: wanted.size + 1]]
        kept = tuple(found[: wanted.size])
        return CursorPage(kept, (str(kept[-1].id),) if len(found) > wanted.size else None)


class DjangoOffers:
    def offer(self, project_id: UUID) -> OfferRow | None:
        member = MemberRecord.objects.filter(project=OuterRef("id"), user_id=OuterRef("offered_to_id"))
        found = ProjectRecord.objects.filter(id=project_id, offered_to_id__isnull=False)
        row = found.values_list("offered_to_id", Subquery(member.values("name")), "offered_at").first()
        return None if row is None else _offer(*row)


def _offer(to_id: UUID, to_name: str, offered_at: datetime) -> OfferRow:
    return OfferRow(to_id, to_name, offered_at, OwnershipOffer(to_id, offered_at).expires_at)


def _trashed(record: Any, now: datetime) -> TrashedRow:
    return TrashedRow(
        id=record.id,
        title=record.title,
        description=record.description,
        client_name=record.client_name,
        colour=record.colour,
        tags=tuple(record.tags),
        status=ProjectStatus(record.previous_status or ProjectStatus.ACTIVE),
        stage=Stage(record.stage),
        member_count=record.member_count,
        created_at=record.created_at,
        deleted_at=record.deleted_at,
        purge_at=purge_at(record.deleted_at),
        days_left=days_left(record.deleted_at, now),
    )
