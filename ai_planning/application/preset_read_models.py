"""What people see of presets."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from ai_planning.domain.preset import PartialBrief, Preset
from ai_planning.domain.product_presets import ProductPreset


@dataclass(frozen=True, kw_only=True)
class PresetRow:
    """Its name in both languages, which only the product's ones have. Those were never made or changed."""

    id: UUID
    ko: str
    en: str
    is_own: bool
    brief: PartialBrief
    version: int
    created_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def of(cls, preset: Preset) -> Self:
        return cls(
            id=preset.id,
            ko=preset.name,
            en=preset.name,
            is_own=True,
            brief=preset.brief,
            version=preset.version,
            created_at=preset.created_at,
            updated_at=preset.updated_at,
        )

    @classmethod
    def of_product(cls, preset: ProductPreset) -> Self:
        return cls(
            id=preset.id,
            ko=preset.ko,
            en=preset.en,
            is_own=False,
            brief=preset.brief,
            version=1,
            created_at=None,
            updated_at=None,
        )
