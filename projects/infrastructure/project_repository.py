"""ProjectRepository over projects and their members."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from core.domain.events import Event, user_channel
from core.infrastructure import streams
from core.infrastructure.outbox import publish
from projects.contracts import MemberJoined, MemberLeft, MemberRoleChanged, ProjectStatus, Role, Stage
from projects.domain.details import Details
from projects.domain.project import Member, Project
from projects.domain.refusals import ProjectNotFound
from projects.infrastructure.models import MemberRecord, ProjectRecord


class DjangoProjectRepository:
    def add(self, project: Project) -> None:
        ProjectRecord.objects.create(id=project.id, created_at=project.created_at, **_columns(project))
        MemberRecord.objects.bulk_create(_member_record(project, member) for member in project.members.values())
        _publish(project)
        _change_channels(project.members)

    def get(self, project_id: UUID) -> Project:
        living = ProjectRecord.objects.filter(id=project_id, deleted_at=None)
        record = living.select_for_update(no_key=True).first()
        if record is None:
            raise ProjectNotFound
        return _project(record, list(MemberRecord.objects.filter(project_id=project_id)))

    def save(self, project: Project) -> None:
        """Every change is a fact; without one there is nothing to store."""
        if not project.facts:
            return
        ProjectRecord.objects.filter(id=project.id).update(**_columns(project))
        for fact in project.facts:
            _save_member(project, fact)
        _change_channels(fact.user_id for fact in project.facts if isinstance(fact, MemberJoined | MemberLeft))
        _publish(project)


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
        deleted_at=record.deleted_at,
        version=record.version,
        members={row.user_id: Member(row.user_id, row.name, Role(row.role), row.joined_at) for row in members},
    )


def _save_member(project: Project, fact: Event) -> None:
    rows = MemberRecord.objects.filter(project_id=project.id)
    match fact:
        case MemberJoined(user_id=user_id):
            _member_record(project, project.members[user_id]).save(force_insert=True)
        case MemberRoleChanged(user_id=user_id, role=role):
            rows.filter(user_id=user_id).update(role=role.value)
        case MemberLeft(user_id=user_id):
            rows.filter(user_id=user_id).delete()


def _member_record(project: Project, member: Member) -> MemberRecord:
    return MemberRecord(
        project_id=project.id,
        user_id=member.user_id,
        name=member.name,
        role=member.role.value,
        joined_at=member.joined_at,
    )


def _change_channels(user_ids: Iterable[UUID]) -> None:
    """Which projects a person is in is read at the revision of the person's channel."""
    for user_id in user_ids:
        streams.change(user_channel(user_id))


def _publish(project: Project) -> None:
    for fact in project.facts:
        publish(fact)
    project.facts.clear()
