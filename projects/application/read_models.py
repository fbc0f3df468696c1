"""What lists and details show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.project import Project


@dataclass(frozen=True)
class ProjectRow:
    """A project as its member sees it; `my_role` is the caller's."""

    id: UUID
    title: str
    description: str
    client_name: str
    colour: str
    tags: tuple[str, ...]
    status: ProjectStatus
    stage: Stage
    owner_id: UUID
    owner_name: str
    member_count: int
    last_activity_at: datetime
    created_at: datetime
    updated_at: datetime
    version: int
    my_role: Role

    @classmethod
    def of(cls, project: Project, user_id: UUID) -> Self:
        """The project as this member sees it."""
        details = project.details
        return cls(
            id=project.id,
            title=details.title,
            description=details.description,
            client_name=details.client_name,
            colour=details.colour,
            tags=details.tags,
            status=project.status,
            stage=project.stage,
            owner_id=project.owner_id,
            owner_name=project.members[project.owner_id].name,
            member_count=len(project.members),
            last_activity_at=project.last_activity_at,
            created_at=project.created_at,
            updated_at=project.updated_at,
            version=project.version,
            my_role=project.members[user_id].role,
        )


@dataclass(frozen=True)
class MemberRow:
    user_id: UUID
    name: str
    role: Role
    joined_at: datetime


@dataclass(frozen=True)
class MembershipRow:
    """A project as the data of one of its members."""

    project_id: UUID
    title: str
    role: Role
    joined_at: datetime


@dataclass(frozen=True)
class Roster:
    """All members of a project, strongest role first, and the place in its stream that they were read at."""

    rows: tuple[MemberRow, ...]
    seq: int
    epoch: str
