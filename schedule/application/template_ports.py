"""Where people's own templates are kept."""

from typing import Protocol
from uuid import UUID

from schedule.application.template_read_models import TemplateRow
from schedule.domain.plan_template import PlanTemplate


class Templates(Protocol):
    def get(self, owner_id: UUID, template_id: UUID) -> PlanTemplate:
        """Locked. Raises TemplateNotFound."""

    def add(self, template: PlanTemplate) -> None:
        """Raises TooManyTemplates, TemplateNameTaken, also where several are added at once."""

    def save(self, template: PlanTemplate) -> None:
        """Raises TemplateNameTaken."""

    def remove(self, template: PlanTemplate) -> None: ...

    def forget(self, owner_id: UUID) -> None:
        """All of somebody's."""


class TemplateReads(Protocol):
    """One statement each."""

    def of_owner(self, owner_id: UUID) -> tuple[TemplateRow, ...]:
        """In the order of their names."""

    def row(self, owner_id: UUID, template_id: UUID) -> TemplateRow | None: ...
