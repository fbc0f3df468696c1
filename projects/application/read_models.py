"""What lists and details show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from projects.contracts import ProjectStatus, Role, Stage


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


@dataclass(frozen=True)
class MemberRow:
    user_id: UUID
    name: str
    role: Role
    joined_at: datetime
