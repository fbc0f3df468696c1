"""A task was deleted: nobody is to read that it is due any more."""

from collections.abc import Collection
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from schedule.application.reminder_ports import Heralds


def take_back_reminders(task_ids: Collection[UUID], *, unit_of_work: UnitOfWork, heralds: Heralds) -> None:
    with unit_of_work(by=SYSTEM):
        heralds.take_back(task_ids)
