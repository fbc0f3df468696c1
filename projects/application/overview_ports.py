"""What overviews of projects need from the outside; each question is one statement."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.domain.stream import StreamEvent
from projects.application.dashboard_models import DashboardSection, Glance
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.overview_models import RecentEvents
from projects.contracts import Role


class ProjectFigures(Protocol):
    """Of one project."""

    def headcount(self, project_id: UUID) -> Mapping[Role, int]:
        """Members by role, every role named, strongest first."""

    def recent_events(self, project_id: UUID, since: datetime) -> RecentEvents: ...


class ProjectActivity(Protocol):
    """What happened on a project's stream, as long as that keeps it."""

    def page(
        self, project_id: UUID, wanted: CursorRequest, kind: str | None, without: Collection[str] = ()
    ) -> CursorPage[StreamEvent]:
        """Newest first, with the place in the stream; of one type when `kind` is given, and not of those `without`."""

    def newest(
        self, project_ids: Collection[UUID], most: int, without: Collection[str] = ()
    ) -> tuple[StreamEvent, ...]:
        """Up to `most` of all the projects together, not of the types `without`, newest first; one statement."""


class Glances(Protocol):
    def glance(self, user_id: UUID, sections: Collection[DashboardSection]) -> Glance:
        """Of the person's own projects; three statements at most, and none for what is not asked for."""


class ReceivedInvitations(Protocol):
    def received(self, email_key: str, wanted: PageRequest, now: datetime) -> Page[ReceivedInvitation]:
        """Open ones of living projects, newest first."""
