"""A preset of one's own goes."""

from uuid import UUID

from ai_planning.application.preset_ports import Presets
from ai_planning.application.read_presets import of_product
from ai_planning.domain.preset_refusals import PresetIsTheProducts
from core.application.ports import UnitOfWork
from core.domain.actor import Actor


def delete_preset(
    actor: Actor, preset_id: UUID, version: int | None, *, unit_of_work: UnitOfWork, presets: Presets
) -> None:
    """Raises PresetNotFound, PresetIsTheProducts, Stale."""
    if of_product(preset_id):
        raise PresetIsTheProducts
    with unit_of_work(by=actor):
        preset = presets.get(actor.user_id, preset_id)
        preset.expect(version)
        presets.remove(preset)
