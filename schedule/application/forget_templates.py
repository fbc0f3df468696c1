"""Somebody withdrew: nobody else ever saw their templates."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from schedule.application.template_ports import Templates


def forget_templates(owner_id: UUID, *, unit_of_work: UnitOfWork, templates: Templates) -> None:
    with unit_of_work(by=SYSTEM):
        templates.forget(owner_id)
