"""Presets and PresetReads over one table."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset import MOST_PRESETS, Preset
from ai_planning.domain.preset_refusals import PresetNameTaken, PresetNotFound, TooManyPresets
from ai_planning.infrastructure.models import PresetRecord
from ai_planning.infrastructure.partial_briefs import brief_of, column_of

_SAME = ("id", "owner_id", "name", "version", "created_at", "updated_at")


class DjangoPresets:
    def get(self, owner_id: UUID, preset_id: UUID) -> Preset:
        record = PresetRecord.objects.select_for_update().filter(owner_id=owner_id, id=preset_id).first()
        if record is None:
            raise PresetNotFound
        return _preset(record)

    def add(self, preset: Preset) -> None:
        with connection.cursor() as cursor:
            # Nobody else counts meanwhile; there may be no row yet that could be locked.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"presets:{preset.owner_id}"])
        if PresetRecord.objects.filter(owner_id=preset.owner_id).count() >= MOST_PRESETS:
            raise TooManyPresets(most=MOST_PRESETS)
        _named_once(lambda: PresetRecord(**_columns(preset)).save(force_insert=True))

    def save(self, preset: Preset) -> None:
        columns = _columns(preset)
        records = PresetRecord.objects.filter(id=columns.pop("id"))
        _named_once(lambda: records.update(**columns))

    def remove(self, preset: Preset) -> None:
        PresetRecord.objects.filter(id=preset.id).delete()

    def forget(self, owner_id: UUID) -> None:
        PresetRecord.objects.filter(owner_id=owner_id).delete()


class DjangoPresetReads:
    def of_owner(self, owner_id: UUID) -> tuple[PresetRow, ...]:
        found = PresetRecord.objects.filter(owner_id=owner_id).order_by("name_key", "id")
        return tuple(PresetRow.of(_preset(each)) for each in found)

    def row(self, owner_id: UUID, preset_id: UUID) -> PresetRow | None:
        record = PresetRecord.objects.filter(owner_id=owner_id, id=preset_id).first()
        return None if record is None else PresetRow.of(_preset(record))


def presets_kept_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    """What the context holds of a person beside what they wrote into plans."""
    columns = ("id", "name", "brief", "created_at", "updated_at")
    yield from PresetRecord.objects.filter(owner_id=user_id).order_by("id").values(*columns).iterator(100)


def _named_once(write: Callable[[], Any]) -> None:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        raise PresetNameTaken from error


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _columns(preset: Preset) -> dict[str, Any]:
    same = {name: getattr(preset, name) for name in _SAME}
    return same | {"name_key": _key(preset.name), "brief": column_of(preset.brief)}


def _preset(record: PresetRecord) -> Preset:
    return Preset(brief=brief_of(record.brief), **{name: getattr(record, name) for name in _SAME})
