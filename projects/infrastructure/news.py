"""ProjectNews over projects and their members."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from core.domain.events import project_channel
from core.infrastructure import streams
from projects.domain.outline import Deadline
from projects.infrastructure.deadlines import kept_form
from projects.infrastructure.invitation_upkeep import telling_of
from projects.infrastructure.models import ChangeRecord, InvitationRecord, InviteLinkRecord, MemberRecord, ProjectRecord


class DjangoProjectNews:
    def touch(self, project_id: UUID, at: datetime) -> None:
        if ProjectRecord.objects.filter(id=project_id, last_activity_at__lt=at).update(last_activity_at=at):
            streams.change(project_channel(project_id))

    def keep_deadlines(self, project_id: UUID, version: int, deadlines: Collection[Deadline]) -> None:
        kept = {"schedule_version": version, "deadlines": kept_form(deadlines)}
        if ProjectRecord.objects.filter(id=project_id).update(**kept):
            streams.change(project_channel(project_id))

    def rename(self, user_id: UUID, name: str) -> None:
        """The owner's name is part of the project's answer, so the answer's version rises with it.

        Under the locks of the projects: who becomes an owner just now does so under the new name.
        """
        list(_knowing(user_id).order_by("id").select_for_update(no_key=True).values_list("id"))
        _rename(MemberRecord.objects.filter(user_id=user_id).exclude(name=name), name=name)
        _rename(ChangeRecord.objects.filter(by_id=user_id).exclude(by_name=name), by_name=name)
        owned = ProjectRecord.objects.filter(owner_id=user_id).exclude(owner_name=name)
        owned.update(owner_name=name, version=F("version") + 1)


def _knowing(user_id: UUID) -> Any:
    """Also projects that the person has left, or never came into."""
    knowing: tuple[QuerySet[Any], ...] = (
        MemberRecord.objects.filter(user_id=user_id),
        ChangeRecord.objects.filter(by_id=user_id),
        InvitationRecord.objects.filter(telling_of(user_id)),
        InviteLinkRecord.objects.filter(creator_id=user_id),
    )
    first, *others = (rows.values("project_id") for rows in knowing)
    return ProjectRecord.objects.filter(id__in=first.union(*others))


def _rename(rows: Any, **name: str) -> None:
    for project_id in rows.values_list("project_id", flat=True).distinct():
        streams.change(project_channel(project_id))
    rows.update(**name)
