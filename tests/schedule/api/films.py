"""Schedules that are there already, and change behind the routes of a story."""

from collections.abc import Callable
from uuid import UUID

from core.domain.actor import Actor
from core.infrastructure.unit_of_work import unit_of_work
from schedule.bootstrap.tasks import schedules
from schedule.domain.schedule import Schedule
from tests.schedule.scenarios import draw


def drawn(project_id: UUID, by: Actor) -> None:
    """The small film."""
    changed(project_id, by, draw)


def changed(project_id: UUID, by: Actor, deed: Callable[[Schedule], object]) -> None:
    with unit_of_work(by=by):
        schedule = schedules().get(project_id)
        deed(schedule)
        schedules().save(schedule)
