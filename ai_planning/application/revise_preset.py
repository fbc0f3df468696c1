"""Another name for a preset, or other properties."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.preset_ports import Presets
from ai_planning.application.preset_read_models import PresetRow
from ai_planning.application.read_presets import of_product
from ai_planning.domain.preset import PartialBrief
from ai_planning.domain.preset_refusals import PresetIsTheProducts
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock


@dataclass(frozen=True)
class RevisePreset:
    """What is None stays; `expected_version` is the one that the caller saw."""

    name: str | None = None
    brief: PartialBrief | None = None
    expected_version: int | None = None


def revise_preset(
    actor: Actor,
    preset_id: UUID,
    command: RevisePreset,
    *,
    unit_of_work: UnitOfWork,
    presets: Presets,
    clock: Clock,
) -> PresetRow:
    """Raises PresetNotFound, PresetIsTheProducts, Stale, InvalidField at /name, PresetNameTaken."""
    if of_product(preset_id):
        raise PresetIsTheProducts
    with unit_of_work(by=actor):
        preset = presets.get(actor.user_id, preset_id)
        preset.expect(command.expected_version)
        preset.revise(command.name, command.brief, clock())
        presets.save(preset)
    return PresetRow.of(preset)
