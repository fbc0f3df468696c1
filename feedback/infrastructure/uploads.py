"""Uploads over PostgreSQL."""

from dataclasses import fields
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from core.domain.pages import Page
from core.infrastructure.unit_of_work import after_commit
from feedback.application.upload_ports import UploadQuestion
from feedback.contracts import Author, UploadState
from feedback.domain.storage import StorageUse
from feedback.domain.upload import Upload
from feedback.infrastructure.film_metrics import count_upload
from feedback.infrastructure.models import UploadRecord, VersionRecord
from projects.contracts import ProjectGrant

_SAME = tuple(field.name for field in fields(Upload) if field.name not in ("created_by", "state"))
_LIVING = (UploadState.OPEN, UploadState.CHECKING)


class PostgresUploads:
    def get(self, upload_id: UUID) -> Upload | None:
        return _first(UploadRecord.objects.select_for_update().filter(id=upload_id))

    def add(self, upload: Upload) -> None:
        UploadRecord(**_columns(upload)).save(force_insert=True)

    def save(self, upload: Upload) -> None:
        record, columns = UploadRecord.objects.filter(id=upload.id), _columns(upload)
        if record.filter(ended_at=None).update(**columns):
            after_commit(partial(count_upload, upload.state))
        else:
            record.update(**columns)

    def find(self, upload_id: UUID) -> Upload | None:
        return _first(UploadRecord.objects.filter(id=upload_id))

    def of_version(self, version_id: UUID) -> Upload | None:
        return _first(UploadRecord.objects.filter(version_id=version_id))

    def page(self, grant: ProjectGrant, question: UploadQuestion) -> Page[Upload]:
        records = UploadRecord.objects.filter(project_id=grant.project_id)
        if question.state is not None:
            records = records.filter(state=question.state)
        if question.creator_id is not None:
            records = records.filter(created_by_id=question.creator_id)
        wanted = question.page
        rows = records.order_by("-created_at", "-id")[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(map(_upload, rows)), records.count())

    def conclude(self, version_id: UUID, failure_code: str | None, now: datetime) -> None:
        records = UploadRecord.objects.select_for_update()
        upload = _first(records.filter(version_id=version_id, state=UploadState.CHECKING))
        if upload is None:
            return
        if failure_code is None:
            upload.complete(now)
        else:
            upload.fail(failure_code, now)
        self.save(upload)

    def overdue(self, now: datetime, limit: int) -> list[UUID]:
        records = UploadRecord.objects.filter(state=UploadState.OPEN, expires_at__lte=now)
        return list(records.order_by("expires_at").values_list("id", flat=True)[:limit])

    def unread(self, before: datetime) -> list[Upload]:
        records = UploadRecord.objects.filter(state=UploadState.CHECKING, updated_at__lt=before)
        return [_upload(record) for record in records]

    def promised(self, project_id: UUID, user_id: UUID) -> StorageUse:
        to_project, by_person = Q(project_id=project_id), Q(created_by_id=user_id)
        open_ones = UploadRecord.objects.filter(to_project | by_person, state=UploadState.OPEN)
        sums = open_ones.aggregate(project=Sum("size", filter=to_project), person=Sum("size", filter=by_person))
        return StorageUse(int(sums["project"] or 0), int(sums["person"] or 0))

    def open_of(self, user_id: UUID) -> int:
        return UploadRecord.objects.filter(created_by_id=user_id, state=UploadState.OPEN).count()

    def living(self, upload_ids: set[UUID]) -> set[UUID]:
        records = UploadRecord.objects.filter(id__in=upload_ids, state__in=_LIVING)
        return set(records.values_list("id", flat=True))

    def failures(self, version_ids: set[UUID]) -> dict[UUID, str]:
        failed = VersionRecord.objects.filter(id__in=version_ids, failure_code__isnull=False)
        return {version_id: str(code) for version_id, code in failed.values_list("id", "failure_code")}

    def standing(self, version_ids: set[UUID]) -> dict[UUID, UploadState]:
        records = UploadRecord.objects.filter(version_id__in=version_ids)
        return {version_id: UploadState(state) for version_id, state in records.values_list("version_id", "state")}


def _first(records: Any) -> Upload | None:
    record = records.first()
    return None if record is None else _upload(record)


def _upload(record: UploadRecord) -> Upload:
    return Upload(
        **{name: getattr(record, name) for name in _SAME},
        state=UploadState(record.state),
        created_by=Author(record.created_by_id, record.created_by_name),
    )


def _columns(upload: Upload) -> dict[str, Any]:
    return {name: getattr(upload, name) for name in _SAME} | {
        "state": upload.state,
        "created_by_id": upload.created_by.id,
        "created_by_name": upload.created_by.name,
    }
