"""Keep a part of a brief under a name."""

from ai_planning.application.preset_ports import Presets
from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset import PartialBrief, Preset
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id


def create_preset(
    actor: Actor, name: str, brief: PartialBrief, *, unit_of_work: UnitOfWork, presets: Presets, clock: Clock
) -> PresetRow:
    """Raises InvalidField at /name, PresetNameTaken, TooManyPresets."""
    preset = Preset.create(new_id(), actor.user_id, name, brief, clock())
    with unit_of_work(by=actor):
        presets.add(preset)
    return PresetRow.of(preset)
