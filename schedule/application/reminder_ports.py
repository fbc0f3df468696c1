"""What reminding people of tasks needs from the outside."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from notifications.contracts import News


@dataclass(frozen=True)
class DueTask:
    """A task or milestone that is not completed; `time_zone` is its schedule's. None made what the product made."""

    id: UUID
    project_id: UUID
    name: str
    notes: str
    end_date: date
    time_zone: str
    assignee_ids: frozenset[UUID]
    made_by_id: UUID | None

    @property
    def people(self) -> tuple[UUID, ...]:
        """Who is to do it; of what is nobody's, who made it."""
        return tuple(sorted(self.assignee_ids or ({self.made_by_id} if self.made_by_id else ())))


class DueTasks(Protocol):
    def due(self, first: date, last: date) -> Iterator[DueTask]:
        """What ends within these days, both included; in pieces, however many."""

    def held(self, project_id: UUID, task_id: UUID) -> DueTask | None:
        """As it is now; whoever deletes it comes after the news and takes it back. None: completed or gone."""


class ActiveProjects(Protocol):
    def __call__(self, project_ids: Collection[UUID], /) -> set[UUID]:
        """Those that are neither archived nor deleted."""


class Heralds(Protocol):
    """Asks the notifications context."""

    def tell(self, news: News, delivery_id: UUID) -> None:
        """Inside the running unit of work. Once, however often it is repeated with the same `delivery_id`."""

    def told(self, delivery_ids: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
        """Who has heard of each of these deliveries."""

    def take_back(self, ids: Collection[UUID]) -> None:
        """Inside the running unit of work. What these ids name is gone."""
