"""What lists and details show."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from core.domain.pages import PageRequest
from projects.contracts import ProjectStatus, ReviewTally, Role, Stage
from projects.domain.outline import Deadline
from projects.domain.ownership import OwnershipOffer
from projects.domain.search import SearchQuery
from projects.domain.settings import ProjectSettings

MOST_UNREAD = 100


@dataclass(frozen=True)
class ProjectFacts:
    """What every member sees alike; `thumbnail` names its pictures.

    The dates, the progress and the next deadlines, the earliest first, follow its schedule.
    """

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
    start_date: date | None
    end_date: date | None
    schedule_progress: int | None
    deadlines: tuple[Deadline, ...]


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


class Sort(StrEnum):
    """Orders of a list; by relevance only what words were searched in."""

    LAST_ACTIVITY = "last_activity"
    NAME = "name"
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    STAGE = "stage"
    RELEVANCE = "relevance"


@dataclass(frozen=True)
class ProjectsWanted:
    """Which of a person's projects, in which order; `status` is active, archived or all."""

    page: PageRequest
    _: KW_ONLY
    search: SearchQuery | None = None
    status: str = "active"
    stage: Stage | None = None
    tag: str = ""
    owner_id: UUID | None = None
    member_id: UUID | None = None
    is_favourite: bool | None = None
    sort: Sort | None = None
    ascending: bool | None = None

    @property
    def order(self) -> tuple[Sort, bool]:
        """The sort, and whether it ascends: names and stages do, the newest and the most relevant come first."""
        sort = self.sort or (Sort.RELEVANCE if self.search else Sort.LAST_ACTIVITY)
        return sort, sort in (Sort.NAME, Sort.STAGE) if self.ascending is None else self.ascending


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
