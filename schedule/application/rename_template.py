"""Another name for a template of one's own."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from schedule.application.read_templates import of_product
from schedule.application.template_ports import Templates
from schedule.application.template_read_models import TemplateRow
from schedule.domain.template_refusals import TemplateIsTheProducts


def rename_template(
    actor: Actor,
    template_id: UUID,
    name: str,
    version: int | None,
    *,
    unit_of_work: UnitOfWork,
    templates: Templates,
    clock: Clock,
) -> TemplateRow:
    """Raises TemplateNotFound, TemplateIsTheProducts, Stale, InvalidField at /name, TemplateNameTaken."""
    if of_product(template_id):
        raise TemplateIsTheProducts
    with unit_of_work(by=actor):
        template = templates.get(actor.user_id, template_id)
        template.expect(version)
        template.rename(name, clock())
        templates.save(template)
    return TemplateRow.of(template)
