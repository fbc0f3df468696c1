"""ProjectRepository over projects and their members."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Subquery
from django.db.models.functions import Coalesce

from core.domain.events import Event, project_channel, user_channel
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import current_work
from projects.contracts import (
    MemberJoined,
    MemberLeft,
    MemberRoleChanged,
    ProjectDeleted,
    ProjectRestored,
    ProjectStatus,
    ProjectUpdated,
    Role,
    Stage,
)
from projects.domain.details import Details
from projects.domain.outline import Outline
from projects.domain.ownership import OwnershipOffer
from projects.domain.project import Member, Project
from projects.domain.refusals import ProjectNotFound
from projects.domain.settings import ProjectSettings
from projects.infrastructure import search_index
from projects.infrastructure.models import ChangeRecord, MemberRecord, ProjectRecord

# All that refers to a project, and the project last.
_REMOVE = (
    "DELETE FROM projects_invitation_token WHERE invitation_id IN"
    " (SELECT id FROM projects_invitation WHERE project_id = %s)",
    "DELETE FROM projects_invite_link_use WHERE link_id IN (SELECT id FROM projects_invite_link WHERE project_id = %s)",
    "DELETE FROM projects_invitation WHERE project_id = %s",
    "DELETE FROM projects_invite_link WHERE project_id = %s",
    "DELETE FROM projects_change WHERE project_id = %s",
    "DELETE FROM projects_search WHERE project_id = %s",
    "DELETE FROM projects_member WHERE project_id = %s",
    "DELETE FROM projects_project WHERE id = %s",
)


class DjangoProjectRepository:
    def add(self, project: Project) -> None:
        ProjectRecord.objects.create(id=project.id, created_at=project.created_at, **_columns(project))
        MemberRecord.objects.bulk_create(_member_record(project, member) for member in project.members.values())
        search_index.keep(project.id, project.details)
        _keep_changes(project)
        _publish(project)
        _change_channels(project.members)

    def get(self, project_id: UUID) -> Project:
        return _locked(ProjectRecord.objects.filter(id=project_id, deleted_at=None))

    def get_deleted(self, project_id: UUID) -> Project:
        return _locked(ProjectRecord.objects.filter(id=project_id, deleted_at__isnull=False))

    def get_in_any_state(self, project_id: UUID) -> Project:
        return _locked(ProjectRecord.objects.filter(id=project_id))

    def save(self, project: Project) -> None:
        """Every change is a fact; without one there is nothing to store."""
        if not project.facts:
            return
        ProjectRecord.objects.filter(id=project.id).update(**_columns(project))
        for fact in project.facts:
            _save_member(project, fact)
        if any(isinstance(fact, ProjectUpdated) for fact in project.facts):
            search_index.keep(project.id, project.details)
        _keep_changes(project)
        _change_channels(_concerned(project))
        _publish(project)

    def remove(self, project: Project) -> None:
        """Its rows go, and its stream: whoever reads it later starts anew."""
        with connection.cursor() as cursor:
            for statement in _REMOVE:
                cursor.execute(statement, [project.id])
        _publish(project)
        streams.forget(project_channel(project.id))
        _change_channels(project.members)


def _locked(rows: Any) -> Project:
    """It stays locked while its members are read."""
    record = rows.select_for_update(no_key=True).first()
    if record is None:
        raise ProjectNotFound
    return _project(record, list(MemberRecord.objects.filter(project_id=record.id)))


def _columns(project: Project) -> dict[str, Any]:
    details = project.details
    return {
        "owner_id": project.owner_id,
        "owner_name": project.members[project.owner_id].name,
        "title": details.title,
        "description": details.description,
        "client_name": details.client_name,
        "colour": details.colour,
        "tags": list(details.tags),
        "status": project.status.value,
        "stage": project.stage.value,
        **_outline_columns(project.outline),
        "settings": project.settings.plain(),
        "thumbnail": project.thumbnail,
        "previous_status": project.previous_status.value if project.previous_status else "",
        "offered_to_id": project.offer.to_id if project.offer else None,
        "offered_at": project.offer.offered_at if project.offer else None,
        "member_count": len(project.members),
        "updated_at": project.updated_at,
        "last_activity_at": project.last_activity_at,
        "deleted_at": project.deleted_at,
        "version": project.version,
    }


def _project(record: ProjectRecord, members: list[MemberRecord]) -> Project:
    return Project(
        id=record.id,
        owner_id=record.owner_id,
        details=Details(record.title, record.description, record.client_name, record.colour, tuple(record.tags)),
        created_at=record.created_at,
        updated_at=record.updated_at,
        last_activity_at=record.last_activity_at,
        status=ProjectStatus(record.status),
        stage=Stage(record.stage),
        settings=ProjectSettings.of(record.settings),
        thumbnail=record.thumbnail,
        previous_status=ProjectStatus(record.previous_status) if record.previous_status else None,
        deleted_at=record.deleted_at,
        outline=_outline(record),
        offer=_offer(record),
        version=record.version,
        members={row.user_id: Member(row.user_id, row.name, Role(row.role), row.joined_at) for row in members},
    )


def _outline_columns(outline: Outline) -> dict[str, Any]:
    stage = outline.stage.value if outline.stage else ""
    return {**outline.shown(), "schedule_version": outline.version, "schedule_stage": stage}


def _outline(record: ProjectRecord) -> Outline:
    stage = Stage(record.schedule_stage) if record.schedule_stage else None
    return Outline(record.schedule_version, stage, record.start_date, record.end_date, record.schedule_progress)


def _offer(record: ProjectRecord) -> OwnershipOffer | None:
    if record.offered_to_id is None or record.offered_at is None:
        return None
    return OwnershipOffer(record.offered_to_id, record.offered_at)


def _keep_changes(project: Project) -> None:
    """Under the name that the project knows the person by."""
    by = current_work().by
    member = project.members.get(by.user_id)
    ChangeRecord.objects.bulk_create(
        ChangeRecord(
            project_id=project.id,
            at=change.at,
            by_id=by.user_id,
            by_name=member.name if member else by.name,
            what=change.what.value,
            previous=change.previous,
            current=change.current,
        )
        for change in project.changes
    )
    project.changes.clear()


def _concerned(project: Project) -> set[UUID]:
    """Whose list of projects another one is now."""
    concerned = {fact.user_id for fact in project.facts if isinstance(fact, MemberJoined | MemberLeft)}
    if any(isinstance(fact, ProjectDeleted | ProjectRestored) for fact in project.facts):
        concerned |= project.members.keys()
    return concerned


def _save_member(project: Project, fact: Event) -> None:
    rows = MemberRecord.objects.filter(project_id=project.id)
    match fact:
        case MemberJoined(user_id=user_id):
            _member_record(project, project.members[user_id], read_seq=_head(project)).save(force_insert=True)
        case MemberRoleChanged(user_id=user_id, role=role):
            rows.filter(user_id=user_id).update(role=role.value)
        case MemberLeft(user_id=user_id):
            rows.filter(user_id=user_id).delete()


def _head(project: Project) -> Any:
    """What happened before a member joined is no news to them."""
    channel = ChannelRecord.objects.filter(name=project_channel(project.id))
    return Coalesce(Subquery(channel.values("seq")), 0)


def _member_record(project: Project, member: Member, read_seq: Any = 0) -> MemberRecord:
    return MemberRecord(
        project_id=project.id,
        user_id=member.user_id,
        name=member.name,
        role=member.role.value,
        joined_at=member.joined_at,
        read_seq=read_seq,
    )


def _change_channels(user_ids: Iterable[UUID]) -> None:
    """Which projects a person is in is read at the revision of the person's channel."""
    for user_id in user_ids:
        streams.change(user_channel(user_id))


def _publish(project: Project) -> None:
    for fact in project.facts:
        publish(fact)
    project.facts.clear()
