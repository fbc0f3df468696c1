"""What lists and details show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from core.domain.pages import PageRequest
from projects.contracts import ProjectStatus, ReviewTally, Role, Stage
from projects.domain.ownership import OwnershipOffer
from projects.domain.settings import ProjectSettings

MOST_UNREAD = 100


@dataclass(frozen=True)
class ProjectFacts:
    """What every member sees alike; `thumbnail` names its pictures."""

    id: UUID
    title: str
    description: str
    client_name: str
    colour: str
    tags: tuple[str, ...]
    settings: ProjectSettings
    thumbnail: str
    status: ProjectStatus
    stage: Stage
    owner_id: UUID
    owner_name: str
    offer: OwnershipOffer | None
    member_count: int
    last_activity_at: datetime
    created_at: datetime
    updated_at: datetime
    version: int


@dataclass(frozen=True)
class OwnView:
    """What only the member sees so; `unread` news are counted up to MOST_UNREAD."""

    my_role: Role
    is_favourite: bool
    unread: int


@dataclass(frozen=True)
class ProjectRow(ProjectFacts):
    """A project as its member sees it."""

    my_role: Role
    is_favourite: bool
    unread: int
    feedback_count: int
    open_feedback_count: int

    @classmethod
    def joined(cls, facts: ProjectFacts, own: OwnView, tally: ReviewTally) -> Self:
        return cls(**vars(facts), **vars(own), feedback_count=tally.total, open_feedback_count=tally.unresolved)


@dataclass(frozen=True)
class ProjectsWanted:
    """A page of a person's projects: `status` is active, archived or all."""

    page: PageRequest
    status: str = "active"
    sort: str = "last_activity"


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
