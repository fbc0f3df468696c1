"""What people are told of parts that are locked."""

import pytest

from ai_planning.domain.part_names import names_of
from ai_planning.domain.plan_parts import BRIEF, frame_key, inserts_key, shot_key, stage_key
from tests.ai_planning.examples import new_plan

PARTS = new_plan().parts


@pytest.mark.parametrize(
    ("key", "ko", "en"),
    [
        (BRIEF, "기본 설정", "the brief"),
        (stage_key(PARTS.stage_ids[3]), "단계 4", "stage 4"),
        (shot_key(PARTS.shot_ids[11]), "샷 12", "shot 12"),
        (inserts_key(PARTS.shot_ids[1]), "샷 2의 인서트", "inserts of shot 2"),
        (frame_key(PARTS.shot_ids[0]), "샷 1의 그림", "frame of shot 1"),
    ],
    ids=["brief", "stage", "shot", "inserts", "frame"],
)
def test_a_part_is_named_by_its_place(key: str, ko: str, en: str) -> None:
    assert names_of(PARTS, key) == {"ko": ko, "en": en}
