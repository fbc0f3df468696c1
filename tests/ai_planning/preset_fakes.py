"""Presets in memory; they copy in and out."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from uuid import UUID

from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset import MOST_PRESETS, Preset
from ai_planning.domain.preset_refusals import PresetNameTaken, PresetNotFound, TooManyPresets
from core.domain.actor import Actor


class FakePresets:
    """Presets and PresetReads."""

    def __init__(self) -> None:
        self.kept: dict[UUID, Preset] = {}

    @contextmanager
    def unit_of_work(self, by: Actor) -> Iterator[None]:
        before = deepcopy(self.kept)
        try:
            yield
        except BaseException:
            self.kept = before
            raise

    def get(self, owner_id: UUID, preset_id: UUID) -> Preset:
        found = self.kept.get(preset_id)
        if found is None or found.owner_id != owner_id:
            raise PresetNotFound
        return deepcopy(found)

    def add(self, preset: Preset) -> None:
        if len(self._of(preset.owner_id)) >= MOST_PRESETS:
            raise TooManyPresets(most=MOST_PRESETS)
        self.save(preset)

    def save(self, preset: Preset) -> None:
        others = (each for each in self._of(preset.owner_id) if each.id != preset.id)
        if _key(preset.name) in {_key(each.name) for each in others}:
            raise PresetNameTaken
        self.kept[preset.id] = deepcopy(preset)

    def remove(self, preset: Preset) -> None:
        del self.kept[preset.id]

    def forget(self, owner_id: UUID) -> None:
        self.kept = {preset_id: each for preset_id, each in self.kept.items() if each.owner_id != owner_id}

    def of_owner(self, owner_id: UUID) -> tuple[PresetRow, ...]:
        found = sorted(self._of(owner_id), key=lambda each: (_key(each.name), each.id))
        return tuple(PresetRow.of(deepcopy(each)) for each in found)

    def row(self, owner_id: UUID, preset_id: UUID) -> PresetRow | None:
        found = [each for each in self._of(owner_id) if each.id == preset_id]
        return PresetRow.of(deepcopy(found[0])) if found else None

    def _of(self, owner_id: UUID) -> list[Preset]:
        return [each for each in self.kept.values() if each.owner_id == owner_id]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
