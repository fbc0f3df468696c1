"""What members see, in a pinned number of statements: the grant 1, a page 2, a row 1, members 1."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Greatest

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.application.read_models import MemberRow, ProjectRow
from projects.contracts import Capability, ProjectGrant, ProjectStatus, Role, Stage
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from projects.domain.roles import CAPABILITIES
from projects.infrastructure.models import MemberRecord, ProjectRecord

_PROJECT = (
    "id", "title", "description", "client_name", "colour", "tags", "status", "stage", "owner_id", "owner_name",
    "member_count", "last_activity_at", "created_at", "updated_at", "version",
)  # fmt: skip
_COLUMNS = tuple(f"project__{name}" for name in _PROJECT) + ("role",)
_SORTS = {
    "last_activity": ("-project__last_activity_at", "-project_id"),
    "name": ("project__title", "project_id"),
    "created_at": ("-project__created_at", "-project_id"),
}
SORTS = tuple(_SORTS)


def require(actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
    """The caller's grant. Raises ProjectNotFound, ProjectNotPermitted; ProjectIsArchived for anything but reading."""
    found = _memberships(actor.user_id).filter(project_id=project_id).values_list("name", "role", "project__status")
    row = found.first()
    if row is None:
        raise ProjectNotFound
    name, role, status = row
    grant = ProjectGrant(project_id, actor.user_id, name, Role(role), CAPABILITIES[Role(role)])
    if not grant.allows(capability):
        raise ProjectNotPermitted
    if status == ProjectStatus.ARCHIVED and capability not in (Capability.READ, Capability.GOVERN):
        raise ProjectIsArchived
    return grant


class DjangoProjectQueries:
    def page(self, user_id: UUID, wanted: PageRequest, status: str, sort: str) -> Page[ProjectRow]:
        rows = _memberships(user_id)
        if status != "all":
            rows = rows.filter(project__status=status)
        window = rows.order_by(*_SORTS[sort]).values_list(*_COLUMNS)[wanted.offset : wanted.offset + wanted.size]
        return Page(rows=tuple(map(_row, window)), total=rows.count())

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        found = _memberships(user_id).filter(project_id=project_id).values_list(*_COLUMNS).first()
        if found is None:
            raise ProjectNotFound
        return _row(found)

    def members(self, project_id: UUID) -> tuple[MemberRow, ...]:
        rows = MemberRecord.objects.filter(project_id=project_id).order_by("joined_at", "id")
        columns = rows.values_list("user_id", "name", "role", "joined_at")
        return tuple(MemberRow(user_id, name, Role(role), joined_at) for user_id, name, role, joined_at in columns)


class DjangoProjectNews:
    def touch(self, project_id: UUID, at: datetime) -> None:
        rows = ProjectRecord.objects.filter(id=project_id)
        rows.update(last_activity_at=Greatest(F("last_activity_at"), at))

    def rename(self, user_id: UUID, name: str) -> None:
        MemberRecord.objects.filter(user_id=user_id).update(name=name)
        ProjectRecord.objects.filter(owner_id=user_id).update(owner_name=name)


def member_ids(project_id: UUID) -> tuple[UUID, ...]:
    return tuple(MemberRecord.objects.filter(project_id=project_id).values_list("user_id", flat=True))


def _memberships(user_id: UUID) -> Any:
    return MemberRecord.objects.filter(user_id=user_id, project__deleted_at=None)


def _row(columns: Iterable[Any]) -> ProjectRow:
    values = dict(zip((*_PROJECT, "my_role"), columns, strict=True))
    values["tags"] = tuple(values["tags"])
    values["status"], values["stage"] = ProjectStatus(values["status"]), Stage(values["stage"])
    values["my_role"] = Role(values["my_role"])
    return ProjectRow(**values)
