"""What views of calendars need from the outside, by role."""

from collections.abc import Collection
from datetime import date
from typing import Protocol
from uuid import UUID

from core.domain.stream import Head
from schedule.contracts.calendar_view_rows import CalendarPhase, CalendarTask


class PlannedWork(Protocol):
    """Of the projects, as far as it is between the days."""

    def tasks(
        self, project_ids: Collection[UUID], first: date, last: date, most: int, today: date
    ) -> tuple[CalendarTask, ...]:
        """Milestones, too; one statement.

        At most so many: those that are not over by then, the first to begin first; then what ended last.
        """

    def phases(self, project_ids: Collection[UUID], first: date, last: date) -> tuple[CalendarPhase, ...]:
        """Two statements, however many projects."""


class Streams(Protocol):
    def head(self, channel: str) -> Head: ...


class Remains(Protocol):
    """What is dropped when somebody or something goes, inside the running unit of work."""

    def of_person(self, user_id: UUID) -> None:
        """Events that are nobody else's, and all feeds."""

    def of_project(self, project_id: UUID) -> None:
        """Its events, and the feeds of it alone."""

    def feeds_of(self, project_id: UUID, user_id: UUID) -> None:
        """The person's feeds of that project alone."""
