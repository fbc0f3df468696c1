"""Memberships over members and their projects."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from projects.application.read_models import MembershipRow
from projects.contracts import Capability, ProjectStatus, Role
from projects.domain.roles import ROLES
from projects.domain.settings import ProjectSettings
from projects.infrastructure.models import MemberRecord, ProjectRecord

CHUNK = 500


class DjangoMemberships:
    def owned(self, user_id: UUID) -> dict[UUID, str]:
        rows = ProjectRecord.objects.filter(owner_id=user_id, deleted_at=None).order_by("id")
        return dict(rows.values_list("id", "title"))

    def reachable(self, project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
        """Members of a project that is not deleted."""
        rows = MemberRecord.objects.filter(project_id=project_id, user_id__in=user_ids, project__deleted_at=None)
        return set(rows.values_list("user_id", flat=True))

    def allowed(self, project_id: UUID, capability: Capability) -> dict[UUID, str]:
        """Also of a project in the trash, which comes back as it was."""
        roles = [role for role in Role if ROLES.allows(role, capability)]
        rows = MemberRecord.objects.filter(project_id=project_id, role__in=roles)
        return dict(rows.values_list("user_id", "name"))

    def time_zones(self, project_ids: Collection[UUID]) -> dict[UUID, str]:
        """Of those that are not deleted."""
        rows = ProjectRecord.objects.filter(id__in=project_ids, deleted_at=None)
        stored = rows.values_list("id", "settings")
        return {project_id: ProjectSettings.of(settings).time_zone for project_id, settings in stored}

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        return dict(_living(user_id).values_list("project_id", "project__title"))

    def working_on(self, user_id: UUID) -> dict[UUID, str]:
        rows = _living(user_id).filter(project__status=ProjectStatus.ACTIVE.value)
        return dict(rows.values_list("project_id", "project__title"))

    def active(self, project_ids: Collection[UUID]) -> set[UUID]:
        rows = ProjectRecord.objects.filter(id__in=project_ids, status=ProjectStatus.ACTIVE.value)
        return set(rows.values_list("id", flat=True))

    def projects_of(self, user_id: UUID) -> list[UUID]:
        rows = MemberRecord.objects.filter(user_id=user_id)
        return list(rows.order_by("project_id").values_list("project_id", flat=True))

    def roles(self, user_id: UUID) -> Iterator[MembershipRow]:
        columns = ("project_id", "project__title", "role", "joined_at")
        for project_id, title, role, joined_at in _living(user_id).order_by("id").values_list(*columns).iterator(CHUNK):
            yield MembershipRow(project_id, title, Role(role), joined_at)


def _living(user_id: UUID) -> Any:
    return MemberRecord.objects.filter(user_id=user_id, project__deleted_at=None)
