"""What overviews of projects need from the outside; each question is one statement."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import CursorPage, CursorRequest
from core.domain.stream import StreamEvent
from projects.application.overview_models import RecentEvents
from projects.contracts import Role


class ProjectFigures(Protocol):
    """Of one project."""

    def headcount(self, project_id: UUID) -> Mapping[Role, int]:
        """Members by role, every role named, strongest first."""

    def recent_events(self, project_id: UUID, since: datetime) -> RecentEvents: ...


class ProjectActivity(Protocol):
    """What happened on a project's stream, as long as that keeps it."""

    def page(self, project_id: UUID, wanted: CursorRequest, kind: str | None) -> CursorPage[StreamEvent]:
        """Newest first, with the place in the stream; of one type when `kind` is given."""
