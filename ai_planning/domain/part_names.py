"""How people name the parts of a plan that they are told of: by their places, in both languages."""

from typing import Any
from uuid import UUID

from ai_planning.domain.plan_parts import BRIEF
from ai_planning.domain.plan_state import Parts

_NAMES = {
    BRIEF: ("기본 설정", "the brief"),
    "stage": ("단계 {place}", "stage {place}"),
    "shot": ("샷 {place}", "shot {place}"),
    "inserts": ("샷 {place}의 인서트", "inserts of shot {place}"),
    "frame": ("샷 {place}의 그림", "frame of shot {place}"),
}


def names_of(parts: Parts, key: str) -> dict[str, Any]:
    """By `ko` and `en`, as a refusal takes them."""
    kind, _, part_id = key.partition(":")
    place = 0
    if part_id:
        place = parts.stage_ids.index(UUID(part_id)) + 1 if kind == "stage" else parts.shot(UUID(part_id)).position
    ko, en = _NAMES[kind]
    return {"ko": ko.format(place=place), "en": en.format(place=place)}
