"""The product's presets, and one's own."""

from typing import Any
from uuid import UUID

from ai_planning.application.preset_ports import PresetReads
from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset_refusals import PresetNotFound
from ai_planning.domain.product_presets import PRODUCT_PRESETS
from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.domain.pages import Page, PageRequest

_OF_PRODUCT = tuple(PresetRow.of_product(each) for each in PRODUCT_PRESETS)


def list_presets(actor: Actor, wanted: PageRequest, *, reads: PresetReads) -> Page[PresetRow]:
    """The product's first."""
    rows = (*_OF_PRODUCT, *reads.of_owner(actor.user_id))
    return Page(rows[wanted.offset : wanted.offset + wanted.size], len(rows))


def read_preset(actor: Actor, preset_id: UUID, *, reads: PresetReads) -> PresetRow:
    """Raises PresetNotFound."""
    found = of_product(preset_id) or reads.row(actor.user_id, preset_id)
    if found is None:
        raise PresetNotFound
    return found


def terms_of_preset(actor: Actor, preset_id: UUID | None, *, reads: PresetReads) -> dict[str, Any]:
    """What it says for whoever begins a plan from it; nothing without one. Raises InvalidField at /preset."""
    if preset_id is None:
        return {}
    try:
        return dict(read_preset(actor, preset_id, reads=reads).brief.given)
    except PresetNotFound as error:
        raise InvalidField("/preset", "preset.unknown") from error


def of_product(preset_id: UUID) -> PresetRow | None:
    return next((row for row in _OF_PRODUCT if row.id == preset_id), None)
