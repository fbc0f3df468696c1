"""What the dashboard shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.pages import Page
from core.domain.stream import StreamEvent
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.read_models import ProjectFacts, ProjectRow
from projects.contracts import ProjectStatus, Stage
from projects.domain.outline import Deadline
from projects.domain.ownership import OwnershipOffer

MOST_PROJECTS = 10
MOST_EVENTS = 20
MOST_DEADLINES = 10


class DashboardSection(StrEnum):
    PROJECTS = "projects"
    TOTALS = "totals"
    INVITATIONS = "invitations"
    ACTIVITY = "activity"
    DEADLINES = "deadlines"


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Over all of a person's projects that are not deleted; `unread` counts each no further than its row does."""

    by_status: Mapping[ProjectStatus, int]
    by_stage: Mapping[Stage, int]
    owned: int
    shared: int
    unresolved: int
    unread: int


@dataclass(frozen=True)
class OfferedProject:
    """A project that the person is asked to take over."""

    id: UUID
    title: str
    owner_id: UUID
    owner_name: str
    offer: OwnershipOffer

    @property
    def expires_at(self) -> datetime:
        return self.offer.expires_at


@dataclass(frozen=True)
class Offered:
    """What waits for the person's answer: the newest invitations and how many there are, and projects to take over."""

    invitations: Page[ReceivedInvitation]
    transfers: tuple[OfferedProject, ...]


@dataclass(frozen=True)
class Happening:
    """An event in one of the person's projects."""

    project: ProjectFacts
    event: StreamEvent


@dataclass(frozen=True)
class Due:
    """A deadline of one of the person's projects."""

    project: ProjectFacts
    deadline: Deadline
    days_left: int


@dataclass(frozen=True, kw_only=True)
class Glance:
    """What a person's projects give the sections that were asked for, at any time; the others are None."""

    projects: tuple[ProjectRow, ...] | None
    totals: Totals | None
    offers: tuple[OfferedProject, ...] | None
    activity: tuple[Happening, ...] | None
    due: tuple[ProjectFacts, ...] | None
    """The projects whose deadlines are asked for."""


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """The sections that were asked for; the others are None."""

    projects: tuple[ProjectRow, ...] | None
    totals: Totals | None
    invitations: Offered | None
    activity: tuple[Happening, ...] | None
    deadlines: tuple[Due, ...] | None
