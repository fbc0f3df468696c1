"""Remains over PostgreSQL, and what calendars hold of a person."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from schedule.infrastructure.models import CalendarEventRecord, CalendarFeedRecord


class DjangoRemains:
    def of_person(self, user_id: UUID) -> None:
        CalendarFeedRecord.objects.filter(owner_id=user_id).delete()
        CalendarEventRecord.objects.filter(author_id=user_id, project_id=None).delete()

    def of_project(self, project_id: UUID) -> None:
        CalendarFeedRecord.objects.filter(project_id=project_id).delete()
        CalendarEventRecord.objects.filter(project_id=project_id).delete()

    def feeds_of(self, project_id: UUID, user_id: UUID) -> None:
        CalendarFeedRecord.objects.filter(project_id=project_id, owner_id=user_id).delete()


def events_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    """What the person put into calendars, a row at a time."""
    columns = (
        "id", "project_id", "title", "category", "place", "notes", "start_date", "end_date", "starts_at", "ends_at",
        "time_zone", "rule", "exceptions", "created_at", "updated_at",
    )  # fmt: skip
    yield from CalendarEventRecord.objects.filter(author_id=user_id).order_by("id").values(*columns).iterator(500)


def feeds_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    columns = ("id", "project_id", "name", "created_at", "rotated_at")
    yield from CalendarFeedRecord.objects.filter(owner_id=user_id).order_by("id").values(*columns).iterator(100)
