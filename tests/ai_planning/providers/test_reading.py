"""Whatever a provider answers, it is a whole draft or a list of faults."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.domain.drafts import ShotDraft
from ai_planning.infrastructure.providers import answers
from ai_planning.infrastructure.providers.reading import Shape, Unusable
from core.domain.text import plain_text
from tests.ai_planning.providers.films import SHOT, said

SHAPES: list[Shape[Any]] = [
    Shape(each)
    for each in (
        answers.StoryAnswer,
        answers.StageAnswer,
        answers.ShotsAnswer,
        answers.ShotAnswer,
        answers.InsertsAnswer,
    )
]
SHAPE: Shape[ShotDraft] = Shape(answers.ShotAnswer)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SHAPES), st.text() | VALUES.map(json.dumps), st.booleans())
def test_anything_else_is_a_list_of_faults(shape: Shape[Any], text: str, is_whole: bool) -> None:
    read = shape.read(text, is_whole=is_whole)
    assert isinstance(read, Unusable)
    assert 1 <= len(read.faults) <= 20


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(asdict(SHOT))), VALUES)
def test_a_shot_with_anything_in_a_field_is_a_draft_or_a_list_of_faults(name: str, value: Any) -> None:
    read = SHAPE.read(json.dumps(asdict(SHOT) | {name: value}), is_whole=True)
    if isinstance(read, Unusable):
        assert all(fault.startswith(f"/{name}") for fault in read.faults)
    else:
        assert read.title
        assert read.description
        assert plain_text(read.notes, "", longest=2000) == read.notes


def test_lone_halves_of_characters_are_a_fault() -> None:
    text = said(asdict(SHOT)).replace('"역광"', '"\\ud800"')
    assert isinstance(SHAPE.read(text, is_whole=True), Unusable)


@pytest.mark.parametrize("weight", ["NaN", "Infinity", "1e999", "0", "-1"])
def test_a_weight_is_a_number_in_its_bounds(weight: str) -> None:
    text = said(asdict(SHOT)).replace('"weight":1.5', f'"weight":{weight}')
    assert isinstance(SHAPE.read(text, is_whole=True), Unusable)
