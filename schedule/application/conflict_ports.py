"""What conflicts need from the outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.events import Event
from schedule.contracts.conflicts import ConflictState
from schedule.domain.conflicts import Booking
from schedule.domain.moments import FIRST_DAY, LAST_DAY
from schedule.domain.outline import Calendars


@dataclass(frozen=True)
class Days:
    """Both ends included."""

    first: date = FIRST_DAY
    last: date = LAST_DAY


@dataclass(frozen=True)
class KeptState:
    """What somebody made of a conflict while its tasks had these `days`."""

    state: ConflictState
    days: str
    by_id: UUID
    at: datetime
    version: int


class Neighbours(Protocol):
    """Projects that are neither in the archive nor in the trash; one statement each."""

    def working_on(self, user_id: UUID) -> dict[UUID, str]:
        """Names of those that the person is a member of."""

    def active(self, project_ids: Collection[UUID]) -> set[UUID]: ...

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]: ...


class Bookings(Protocol):
    """Tasks that may conflict; one statement each, whatever there is."""

    def around(self, project_id: UUID, seen: Collection[UUID], within: Days) -> list[Booking]:
        """The project's own, those of projects that are `seen` in that time, and of all others those of its people."""

    def taking(self, seen: Collection[UUID], people: Collection[UUID], within: Days) -> list[Booking]:
        """Those of projects that are `seen`, and all of these people."""


class ConflictStates(Protocol):
    def of(self, conflict_ids: Collection[UUID]) -> dict[UUID, KeptState]:
        """Of those of which somebody has made anything."""

    def lock(self, conflict_id: UUID, project_ids: Collection[UUID]) -> KeptState | None:
        """Until the unit of work ends; also where there is none yet."""

    def keep(self, conflict_id: UUID, kept: KeptState) -> None: ...

    def tell(self, facts: Collection[Event], unheard: Collection[UUID]) -> None:
        """And let answers of the projects `unheard`, which are told nothing, be read anew."""


@dataclass(frozen=True)
class Worked:
    """On which days, and in which time zone."""

    time_zone: str
    calendars: Calendars

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.time_zone)).date()


class Hours(Protocol):
    def __call__(self, project_id: UUID) -> Worked:
        """When people work on the project; one statement, a further one where there is no schedule yet."""
