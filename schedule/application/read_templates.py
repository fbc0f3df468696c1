"""The product's templates, and one's own."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from schedule.application.template_ports import TemplateReads
from schedule.application.template_read_models import TemplateRow
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from schedule.domain.template_refusals import TemplateNotFound

_OF_PRODUCT = tuple(TemplateRow.of_product(each) for each in PRODUCT_TEMPLATES)


def list_templates(actor: Actor, wanted: PageRequest, *, reads: TemplateReads) -> Page[TemplateRow]:
    """The product's first."""
    rows = (*_OF_PRODUCT, *reads.of_owner(actor.user_id))
    return Page(rows[wanted.offset : wanted.offset + wanted.size], len(rows))


def read_template(actor: Actor, template_id: UUID, *, reads: TemplateReads) -> TemplateRow:
    """Raises TemplateNotFound."""
    found = of_product(template_id) or reads.row(actor.user_id, template_id)
    if found is None:
        raise TemplateNotFound
    return found


def of_product(template_id: UUID) -> TemplateRow | None:
    return next((row for row in _OF_PRODUCT if row.id == template_id), None)
