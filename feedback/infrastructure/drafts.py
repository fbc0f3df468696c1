"""Drafts over PostgreSQL, and what is left of people who leave."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from core.domain.pages import Page, PageRequest
from feedback.contracts import DraftRow
from feedback.domain.unsent import Place, Unsent
from feedback.infrastructure.models import DraftRecord, ReadMarkRecord

# A first draft has no row yet: so whose they are is locked instead.
_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_REMOVE_OLD = """
DELETE FROM feedback_draft WHERE (user_id, project_id, place) IN (
    SELECT user_id, project_id, place FROM feedback_draft WHERE updated_at < %s
    ORDER BY updated_at LIMIT %s FOR UPDATE SKIP LOCKED
)
"""


class PostgresDrafts:
    def hold(self, user_id: UUID, project_id: UUID) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_HOLD, [f"drafts of person {user_id} in project {project_id}"])

    def get(self, user_id: UUID, project_id: UUID, place: Place) -> Unsent | None:
        record = _kept(user_id, project_id).filter(place=str(place)).first()
        return None if record is None else _unsent(record, place)

    def count(self, user_id: UUID, project_id: UUID) -> int:
        return _kept(user_id, project_id).count()

    def keep(self, unsent: Unsent) -> None:
        whose = {"user_id": unsent.user_id, "project_id": unsent.project_id, "place": str(unsent.place)}
        said = {"body": dict(unsent.body), "updated_at": unsent.updated_at, "version": unsent.version}
        DraftRecord.objects.bulk_create(
            [DraftRecord(**whose, **said)],
            update_conflicts=True,
            unique_fields=["user_id", "project_id", "place"],
            update_fields=list(said),
        )

    def remove(self, user_id: UUID, project_id: UUID, place: Place) -> bool:
        return _kept(user_id, project_id).filter(place=str(place)).delete()[0] > 0

    def page(self, user_id: UUID, project_id: UUID, wanted: PageRequest) -> Page[DraftRow]:
        kept = _kept(user_id, project_id)
        shown = kept.order_by("-updated_at", "place")[wanted.offset : wanted.offset + wanted.size]
        rows = shown.values_list("place", "body", "updated_at", "version")
        return Page(tuple(_row(values) for values in rows), kept.count())

    def remove_old(self, before: datetime, limit: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE_OLD, [before, limit])
            return int(cursor.rowcount)


class PostgresPrivateRemains:
    def forget(self, user_id: UUID, project_ids: Collection[UUID] | None) -> None:
        within = {} if project_ids is None else {"project_id__in": list(project_ids)}
        for record in (DraftRecord, ReadMarkRecord):
            record.objects.filter(user_id=user_id, **within).delete()


def _kept(user_id: UUID, project_id: UUID) -> "QuerySet[DraftRecord]":
    return DraftRecord.objects.filter(user_id=user_id, project_id=project_id)


def _unsent(record: DraftRecord, place: Place) -> Unsent:
    return Unsent(
        user_id=record.user_id,
        project_id=record.project_id,
        place=place,
        body=record.body,
        updated_at=record.updated_at,
        version=record.version,
    )


def _row(values: tuple[Any, ...]) -> DraftRow:
    place, body, updated_at, version = values
    return DraftRow(place=place, body=body, updated_at=updated_at, version=version)
