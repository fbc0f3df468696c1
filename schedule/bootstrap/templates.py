"""Templates of plans, wired."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require
from schedule.application import read_templates as reading
from schedule.application.delete_template import delete_template
from schedule.application.forget_templates import forget_templates as _forget_templates
from schedule.application.keep_template import keep_template
from schedule.application.rename_template import rename_template
from schedule.application.template_read_models import TemplateRow
from schedule.bootstrap.tasks import schedules
from schedule.infrastructure.schedule_reads import DjangoScheduleReads
from schedule.infrastructure.templates import DjangoTemplateReads, DjangoTemplates, templates_kept_by


@dataclass(frozen=True)
class TemplatesApp:
    """The verbs of whoever keeps templates."""

    list_templates: Callable[..., Page[TemplateRow]]
    read_template: Callable[..., TemplateRow]
    keep_template: Callable[..., TemplateRow]
    rename_template: Callable[..., TemplateRow]
    delete_template: Callable[..., None]


@cache
def templates() -> TemplatesApp:
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "templates": DjangoTemplates()}
    reads = DjangoScheduleReads(schedules())
    return TemplatesApp(
        list_templates=partial(reading.list_templates, reads=DjangoTemplateReads()),
        read_template=partial(reading.read_template, reads=DjangoTemplateReads()),
        keep_template=partial(keep_template, **write, access=require, reads=reads, clock=utc_now),
        rename_template=partial(rename_template, **write, clock=utc_now),
        delete_template=partial(delete_template, **write),
    )


def forget_templates(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _forget_templates(UUID(payload["user_id"]), unit_of_work=unit_of_work, templates=DjangoTemplates())


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return {"schedule_templates": templates_kept_by(user_id)}
