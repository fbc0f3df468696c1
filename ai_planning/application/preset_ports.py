"""Where people's own presets are kept."""

from typing import Protocol
from uuid import UUID

from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset import Preset


class Presets(Protocol):
    def get(self, owner_id: UUID, preset_id: UUID) -> Preset:
        """Locked. Raises PresetNotFound."""

    def add(self, preset: Preset) -> None:
        """Raises TooManyPresets, PresetNameTaken, also where several are added at once."""

    def save(self, preset: Preset) -> None:
        """Raises PresetNameTaken."""

    def remove(self, preset: Preset) -> None: ...

    def forget(self, owner_id: UUID) -> None:
        """All of somebody's."""


class PresetReads(Protocol):
    """One statement each."""

    def of_owner(self, owner_id: UUID) -> tuple[PresetRow, ...]:
        """In the order of their names."""

    def row(self, owner_id: UUID, preset_id: UUID) -> PresetRow | None: ...
