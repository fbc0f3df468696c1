"""What the dashboard shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from core.domain.pages import Page
from core.domain.stream import StreamEvent
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.read_models import ProjectRow
from projects.contracts import ProjectStatus, Role, Stage


class DashboardSection(StrEnum):
    PROJECTS = "projects"
    TOTALS = "totals"
    INVITATIONS = "invitations"
    ACTIVITY = "activity"


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Over all of a person's projects that are not deleted; `unread` counts each no further than its row does."""

    by_status: Mapping[ProjectStatus, int]
    by_stage: Mapping[Stage, int]
    owned: int
    shared: int
    unresolved: int
    unread: int

    @classmethod
    def of(cls, rows: Sequence[ProjectRow]) -> Self:
        statuses, stages = Counter(row.status for row in rows), Counter(row.stage for row in rows)
        owned = sum(row.my_role is Role.OWNER for row in rows)
        return cls(
            by_status={status: statuses[status] for status in (ProjectStatus.ACTIVE, ProjectStatus.ARCHIVED)},
            by_stage={stage: stages[stage] for stage in Stage},
            owned=owned,
            shared=len(rows) - owned,
            unresolved=sum(row.open_feedback_count for row in rows),
            unread=sum(row.unread for row in rows),
        )


@dataclass(frozen=True)
class OfferedProject:
    """A project that the person is asked to take over."""

    project: ProjectRow
    expires_at: datetime


@dataclass(frozen=True)
class Offered:
    """What waits for the person's answer: the newest invitations and how many there are, and projects to take over."""

    invitations: Page[ReceivedInvitation]
    transfers: tuple[OfferedProject, ...]


@dataclass(frozen=True)
class Happening:
    """An event in one of the person's projects."""

    project: ProjectRow
    event: StreamEvent


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """The sections that were asked for; the others are None."""

    projects: tuple[ProjectRow, ...] | None
    totals: Totals | None
    invitations: Offered | None
    activity: tuple[Happening, ...] | None
