"""A template of one's own goes."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from schedule.application.read_templates import of_product
from schedule.application.template_ports import Templates
from schedule.domain.template_refusals import TemplateIsTheProducts


def delete_template(
    actor: Actor, template_id: UUID, version: int | None, *, unit_of_work: UnitOfWork, templates: Templates
) -> None:
    """Raises TemplateNotFound, TemplateIsTheProducts, Stale."""
    if of_product(template_id):
        raise TemplateIsTheProducts
    with unit_of_work(by=actor):
        template = templates.get(actor.user_id, template_id)
        template.expect(version)
        templates.remove(template)
