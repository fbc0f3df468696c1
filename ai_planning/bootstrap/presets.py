"""What briefs may say, and presets to begin them with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from ai_planning.application import read_presets as reading
from ai_planning.application.create_preset import create_preset
from ai_planning.application.delete_preset import delete_preset
from ai_planning.application.forget_presets import forget_presets as _forget_presets
from ai_planning.application.preset_read_models import PresetRow
from ai_planning.application.revise_preset import revise_preset
from ai_planning.infrastructure.presets import DjangoPresetReads, DjangoPresets, presets_kept_by
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.unit_of_work import unit_of_work


@dataclass(frozen=True)
class PresetsApp:
    """The verbs of whoever keeps presets."""

    list_presets: Callable[..., Page[PresetRow]]
    read_preset: Callable[..., PresetRow]
    create_preset: Callable[..., PresetRow]
    revise_preset: Callable[..., PresetRow]
    delete_preset: Callable[..., None]


@cache
def presets() -> PresetsApp:
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "presets": DjangoPresets()}
    return PresetsApp(
        list_presets=partial(reading.list_presets, reads=DjangoPresetReads()),
        read_preset=partial(reading.read_preset, reads=DjangoPresetReads()),
        create_preset=partial(create_preset, **write, clock=utc_now),
        revise_preset=partial(revise_preset, **write, clock=utc_now),
        delete_preset=partial(delete_preset, **write),
    )


def forget_presets(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _forget_presets(UUID(payload["user_id"]), unit_of_work=unit_of_work, presets=DjangoPresets())


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return {"presets": presets_kept_by(user_id)}
