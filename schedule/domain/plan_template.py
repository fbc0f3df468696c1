"""Templates: a plan without dates under a name, to begin schedules with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from core.domain.errors import Stale
from core.domain.text import plain_text
from schedule.domain.blueprint import Blueprint
from schedule.domain.template_refusals import NothingToKeep, TemplateTooLarge

LONGEST_NAME, MOST_TEMPLATES = 50, 50
MOST_TASKS: Final = 1000


@dataclass
class PlanTemplate:
    """A person's own. `name` is theirs alone once, however it is written."""

    id: UUID
    owner_id: UUID
    name: str
    blueprint: Blueprint
    version: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def create(cls, template_id: UUID, owner_id: UUID, name: str, plan: Blueprint, now: datetime) -> "PlanTemplate":
        """Raises InvalidField at /name, NothingToKeep, TemplateTooLarge."""
        if not plan.tasks:
            raise NothingToKeep
        if len(plan.tasks) > MOST_TASKS:
            raise TemplateTooLarge(most=MOST_TASKS)
        return cls(template_id, owner_id, template_name(name), plan, 1, now, now)

    def expect(self, version: int | None) -> None:
        """Raises Stale where the caller saw another version."""
        if version not in (None, self.version):
            raise Stale(self)

    def rename(self, name: str, now: datetime) -> None:
        """Raises InvalidField at /name."""
        told = template_name(name)
        if told != self.name:
            self.name, self.version, self.updated_at = told, self.version + 1, now


def template_name(name: str) -> str:
    return plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
