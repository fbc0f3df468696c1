"""Parts of briefs under a name."""

from datetime import timedelta
from typing import Any

import pytest

from ai_planning.contracts import AspectRatio, Structure, Tone
from ai_planning.domain.brief import MOST_TONES, Brief
from ai_planning.domain.preset import PartialBrief, Preset
from ai_planning.domain.product_presets import PRODUCT_PRESETS, SOCIAL_MEDIA
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from core.domain.language import Language
from tests.ai_planning.examples import AT

SAID = {"title": "봄", "logline": "봄이 온다", "language": Language.KOREAN}
LATER = AT + timedelta(minutes=1)


def preset_of(name: str = "우리 광고") -> Preset:
    return Preset.create(new_id(), new_id(), name, PartialBrief({"mood": "밝게"}), AT)


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({}, ""),
        ({"title": "  "}, "/title"),
        ({"title": "가" * 101}, "/title"),
        ({"duration_ms": 5_999}, "/duration"),
        ({"duration_ms": 3 * 3600 * 1000 + 1}, "/duration"),
        ({"tone": tuple(Tone)[: MOST_TONES + 1]}, "/tone"),
        ({"keywords": ("숨은\u200b글자",)}, "/keywords/0"),
    ],
    ids=["nothing", "blank title", "long title", "too short", "too long", "four tones", "hidden character"],
)
def test_a_part_of_a_brief_is_held_to_what_a_brief_is(given: dict[str, Any], pointer: str) -> None:
    with pytest.raises(InvalidField) as refused:
        PartialBrief(given)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


def test_what_is_given_is_kept_as_a_brief_keeps_it() -> None:
    part = PartialBrief({"mood": "  밝게 ", "tone": (Tone.WARM, Tone.WARM)})
    assert part.given == {"tone": (Tone.WARM,), "mood": "밝게"}


@pytest.mark.parametrize("preset", PRODUCT_PRESETS, ids=lambda each: each.en)
def test_every_preset_of_the_product_makes_a_brief(preset: Any) -> None:
    brief = Brief(**SAID, **preset.brief.given)
    assert {name: getattr(brief, name) for name in preset.brief.given} == preset.brief.given


def test_the_products_presets_differ_and_the_last_is_upright() -> None:
    assert [each.ko for each in PRODUCT_PRESETS] == ["광고형", "드라마형", "다큐형", "소셜미디어형"]
    assert len({each.id for each in PRODUCT_PRESETS}) == 4
    assert SOCIAL_MEDIA.brief.given["aspect_ratio"] is AspectRatio.VERTICAL
    assert PRODUCT_PRESETS[2].brief.given["structure"] is Structure.DOCUMENTARY


@pytest.mark.parametrize("name", ["", " ", "\u3164", "가" * 51, "숨은\u200b이름"], ids=ascii)
def test_a_name_is_readable_and_short(name: str) -> None:
    with pytest.raises(InvalidField) as refused:
        preset_of(name)
    assert refused.value.faults[0].pointer == "/name"


def test_a_change_makes_a_version_and_none_makes_none() -> None:
    preset = preset_of()
    preset.revise(" 우리 광고 ", PartialBrief({"mood": "밝게"}), LATER)
    assert (preset.version, preset.updated_at) == (1, AT)
    preset.revise("새 이름", None, LATER)
    assert (preset.name, preset.version, preset.updated_at) == ("새 이름", 2, LATER)
    preset.revise(None, PartialBrief({"mood": "어둡게"}), LATER)
    assert (preset.name, preset.version, preset.brief.given) == ("새 이름", 3, {"mood": "어둡게"})


def test_whoever_saw_another_version_is_refused() -> None:
    preset = preset_of()
    preset.expect(None)
    preset.expect(1)
    with pytest.raises(Stale):
        preset.expect(2)
