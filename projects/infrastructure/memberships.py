"""Memberships over members and their projects."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import user_channel
from core.infrastructure import streams
from projects.application.read_models import MembershipRow
from projects.contracts import Role
from projects.infrastructure.models import MemberRecord, ProjectRecord

CHUNK = 500
_DROP = """
WITH dropped AS (
    DELETE FROM projects_member USING projects_project
    WHERE projects_member.project_id = projects_project.id AND user_id = %(id)s AND owner_id <> %(id)s
        AND deleted_at IS NOT NULL
    RETURNING project_id
)
UPDATE projects_project SET member_count = member_count - 1 WHERE id IN (SELECT project_id FROM dropped)
"""


class DjangoMemberships:
    def owned(self, user_id: UUID) -> dict[UUID, str]:
        rows = ProjectRecord.objects.filter(owner_id=user_id, deleted_at=None).order_by("id")
        return dict(rows.values_list("id", "title"))

    def projects_of(self, user_id: UUID) -> list[UUID]:
        return list(_living(user_id).order_by("project_id").values_list("project_id", flat=True))

    def roles(self, user_id: UUID) -> Iterator[MembershipRow]:
        columns = ("project_id", "project__title", "role", "joined_at")
        for project_id, title, role, joined_at in _living(user_id).order_by("id").values_list(*columns).iterator(CHUNK):
            yield MembershipRow(project_id, title, Role(role), joined_at)

    def drop_from_deleted(self, user_id: UUID) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_DROP, {"id": user_id})
        streams.change(user_channel(user_id))


def _living(user_id: UUID) -> Any:
    return MemberRecord.objects.filter(user_id=user_id, project__deleted_at=None)
