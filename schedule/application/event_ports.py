"""What events of calendars need from the outside, by role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability, ProjectGrant
from schedule.contracts.event_rows import EventRow
from schedule.domain.calendar_event import CalendarEvent


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises what projects refuses: not there, not permitted, archived."""


class Members(Protocol):
    """Asks the projects context."""

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Shown names of those of `user_ids` who are members; one statement."""
        ...

    def time_zones(self, project_ids: Collection[UUID]) -> dict[UUID, str]:
        """In which the days of each project begin and end; one statement."""
        ...

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        """Names of the projects that the person can see; one statement."""
        ...


@dataclass(frozen=True, kw_only=True)
class EventScope:
    """Whose calendar: a project's, or with None the person's own."""

    project_id: UUID | None
    user_id: UUID
    may_delete_others: bool = True


class Events(Protocol):
    """Events as aggregates, locked. `add` and `save` tell facts."""

    def hold(self, scope: EventScope) -> None:
        """Nobody else adds anything to this calendar until the unit of work is over; before any event is locked."""

    def get(self, scope: EventScope, event_id: UUID) -> CalendarEvent:
        """Raises EventNotFound."""

    def known_as(self, scope: EventScope, uids: Collection[str]) -> dict[str, CalendarEvent]:
        """Those that other calendars know by these names; one statement."""

    def attended_by(self, project_id: UUID, user_id: UUID) -> tuple[CalendarEvent, ...]:
        """Events of the project that name the person, be it in one occurrence; one statement."""

    def add(self, scope: EventScope, events: Sequence[CalendarEvent]) -> None:
        """Raises TooManyEvents, also where several are added at once."""

    def save(self, events: Sequence[CalendarEvent]) -> None: ...

    def remove(self, event: CalendarEvent) -> None: ...


class EventReads(Protocol):
    """The scope is the caller's right."""

    def page(self, scope: EventScope, wanted: PageRequest) -> Page[EventRow]:
        """The last made first; of a project with the position of its stream. Two statements."""

    def row(self, scope: EventScope, event_id: UUID) -> EventRow:
        """One statement. Raises EventNotFound."""

    def around(
        self, project_ids: Collection[UUID], user_id: UUID | None, first: date, last: date, most: int, today: date
    ) -> tuple[CalendarEvent, ...]:
        """Events of the projects, and the person's own, that may be between the days in whatever zone; one statement.

        At most so many: those that are not over by then, the first to begin first; then what ended last.
        """
