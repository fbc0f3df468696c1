"""A project has gone for good, and so does all that was planned for it."""

from typing import Protocol
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM


class Remains(Protocol):
    def forget(self, project_id: UUID) -> None:
        """All that is kept of it; nothing left is no fault."""


def purge_schedule(project_id: UUID, *, unit_of_work: UnitOfWork, remains: Remains) -> None:
    """Safe to run twice."""
    with unit_of_work(by=SYSTEM):
        remains.forget(project_id)
