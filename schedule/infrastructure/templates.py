"""Templates and TemplateReads over one table."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from schedule.application.template_read_models import TemplateRow
from schedule.domain.plan_template import MOST_TEMPLATES, PlanTemplate
from schedule.domain.template_refusals import TemplateNameTaken, TemplateNotFound, TooManyTemplates
from schedule.infrastructure.blueprint_document import blueprint_of, document_of
from schedule.infrastructure.models import TemplateRecord

_SAME = ("id", "owner_id", "name", "version", "created_at", "updated_at")


class DjangoTemplates:
    def get(self, owner_id: UUID, template_id: UUID) -> PlanTemplate:
        record = TemplateRecord.objects.select_for_update().filter(owner_id=owner_id, id=template_id).first()
        if record is None:
            raise TemplateNotFound
        return _template(record)

    def add(self, template: PlanTemplate) -> None:
        with connection.cursor() as cursor:
            # Nobody else counts meanwhile; there may be no row yet that could be locked.
            key = f"schedule_templates:{template.owner_id}"
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        if TemplateRecord.objects.filter(owner_id=template.owner_id).count() >= MOST_TEMPLATES:
            raise TooManyTemplates(most=MOST_TEMPLATES)
        _named_once(lambda: TemplateRecord(**_columns(template)).save(force_insert=True))

    def save(self, template: PlanTemplate) -> None:
        columns = _columns(template)
        records = TemplateRecord.objects.filter(id=columns.pop("id"))
        _named_once(lambda: records.update(**columns))

    def remove(self, template: PlanTemplate) -> None:
        TemplateRecord.objects.filter(id=template.id).delete()

    def forget(self, owner_id: UUID) -> None:
        TemplateRecord.objects.filter(owner_id=owner_id).delete()


class DjangoTemplateReads:
    def of_owner(self, owner_id: UUID) -> tuple[TemplateRow, ...]:
        found = TemplateRecord.objects.filter(owner_id=owner_id).order_by("name_key", "id")
        return tuple(TemplateRow.of(_template(each)) for each in found)

    def row(self, owner_id: UUID, template_id: UUID) -> TemplateRow | None:
        record = TemplateRecord.objects.filter(owner_id=owner_id, id=template_id).first()
        return None if record is None else TemplateRow.of(_template(record))


def templates_kept_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    """For the archive of what is held of a person."""
    columns = ("id", "name", "blueprint", "created_at", "updated_at")
    yield from TemplateRecord.objects.filter(owner_id=user_id).order_by("id").values(*columns).iterator(100)


def _named_once(write: Callable[[], Any]) -> None:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        raise TemplateNameTaken from error


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _columns(template: PlanTemplate) -> dict[str, Any]:
    same = {name: getattr(template, name) for name in _SAME}
    return same | {"name_key": _key(template.name), "blueprint": document_of(template.blueprint)}


def _template(record: TemplateRecord) -> PlanTemplate:
    return PlanTemplate(blueprint=blueprint_of(record.blueprint), **{name: getattr(record, name) for name in _SAME})
