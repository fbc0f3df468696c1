"""Presets as the wire has them."""

from typing import Any

from ai_planning.application.preset_read_models import PresetRow
from ai_planning.contracts.rows import in_seconds
from ai_planning.domain.preset import PartialBrief, Preset
from core.domain.events import plain
from core.domain.language import Language


def preset_body(row: PresetRow, language: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.ko if language is Language.KOREAN else row.en,
        "is_own": row.is_own,
        "brief": _brief(row.brief),
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def current_body(preset: Preset) -> dict[str, Any]:
    """One's own has the same name in any language."""
    return preset_body(PresetRow.of(preset), Language.KOREAN)


def _brief(brief: PartialBrief) -> dict[str, Any]:
    body = {name: plain(value) for name, value in brief.given.items()}
    if "duration_ms" in body:
        body["duration"] = in_seconds(body.pop("duration_ms"))
    return body
