"""The presets that the product brings along."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Format,
    Genre,
    Intensity,
    Structure,
    Tempo,
    Tone,
    VisualStyle,
)
from ai_planning.domain.preset import PartialBrief


@dataclass(frozen=True)
class ProductPreset:
    id: UUID
    ko: str
    en: str
    brief: PartialBrief


ADVERTISING = ProductPreset(
    UUID("0198f5a0-0000-7000-8000-000000000001"),
    "광고형",
    "Advertisement",
    PartialBrief(
        {
            "tone": (Tone.LIVELY, Tone.CHIC),
            "genre": Genre.ADVERTISING,
            "target": "consumers",
            "duration_ms": 30_000,
            "format": Format.LIVE_SHOOTING,
            "tempo": Tempo.FAST,
            "structure": Structure.HOOK,
            "intensity": Intensity.MODERATE,
            "aspect_ratio": AspectRatio.WIDE,
            "visual_style": VisualStyle.CINEMATIC,
            "camera_work": (CameraMove.TRACKING, CameraMove.ZOOM_IN),
        }
    ),
)
DRAMA = ProductPreset(
    UUID("0198f5a0-0000-7000-8000-000000000002"),
    "드라마형",
    "Drama",
    PartialBrief(
        {
            "tone": (Tone.EMOTIONAL, Tone.CALM),
            "genre": Genre.DRAMA,
            "target": "all_ages",
            "duration_ms": 180_000,
            "format": Format.STORYTELLING,
            "tempo": Tempo.SLOW,
            "structure": Structure.CLASSIC,
            "intensity": Intensity.RICH,
            "aspect_ratio": AspectRatio.SCOPE,
            "visual_style": VisualStyle.CINEMATIC,
            "camera_work": (CameraMove.STATIC, CameraMove.PAN),
        }
    ),
)
DOCUMENTARY = ProductPreset(
    UUID("0198f5a0-0000-7000-8000-000000000003"),
    "다큐형",
    "Documentary",
    PartialBrief(
        {
            "tone": (Tone.SERIOUS, Tone.COMPOSED),
            "genre": Genre.DOCUMENTARY,
            "target": "all_ages",
            "duration_ms": 300_000,
            "format": Format.INTERVIEW,
            "tempo": Tempo.NORMAL,
            "structure": Structure.DOCUMENTARY,
            "intensity": Intensity.AS_IS,
            "aspect_ratio": AspectRatio.WIDE,
            "visual_style": VisualStyle.DOCUMENTARY,
            "camera_work": (CameraMove.HANDHELD, CameraMove.STATIC),
        }
    ),
)
SOCIAL_MEDIA = ProductPreset(
    UUID("0198f5a0-0000-7000-8000-000000000004"),
    "소셜미디어형",
    "Social media",
    PartialBrief(
        {
            "tone": (Tone.LIVELY, Tone.HUMOROUS),
            "genre": Genre.LIFESTYLE,
            "target": "twenties",
            "duration_ms": 15_000,
            "format": Format.MIXED,
            "tempo": Tempo.FAST,
            "structure": Structure.HOOK,
            "intensity": Intensity.MODERATE,
            "aspect_ratio": AspectRatio.VERTICAL,
            "visual_style": VisualStyle.MUSIC_VIDEO,
            "camera_work": (CameraMove.HANDHELD, CameraMove.ZOOM_IN),
        }
    ),
)
PRODUCT_PRESETS = (ADVERTISING, DRAMA, DOCUMENTARY, SOCIAL_MEDIA)
