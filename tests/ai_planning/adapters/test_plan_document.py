"""Whatever a plan holds, the document that is kept of it gives it back."""

from dataclasses import replace
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.contracts.rows import FrameRef
from ai_planning.domain.brief import LONGEST_MS, SHORTEST_MS
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.plan_document import (
    document_of,
    parts_of,
    people_in,
    pieces_document,
    pieces_of,
)
from core.domain.language import Language
from tests.ai_planning.examples import AT, BRIEF, KIM, LEE, new_plan


def word(words: type[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(words))


def some(words: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(word(words), max_size=3, unique=True).map(tuple)


SAID = st.sampled_from(
    ["봄", "첫 출근", "<script>alert(1)</script>", "#set page()", "한 줄\n두 줄", 'é "…"', "null", "\\u0000"]
)
TEXT = st.just("") | SAID
BRIEFS = st.builds(
    replace,
    st.just(BRIEF),
    title=SAID,
    logline=SAID,
    language=word(Language),
    tone=some(Tone),
    genre=word(Genre),
    target=SAID,
    duration_ms=st.integers(SHORTEST_MS, LONGEST_MS),
    format=word(Format),
    tempo=word(Tempo),
    structure=word(Structure),
    intensity=word(Intensity),
    aspect_ratio=word(AspectRatio),
    visual_style=st.none() | word(VisualStyle),
    camera_work=some(CameraMove),
    keywords=st.lists(SAID, max_size=5).map(tuple),
    mood=TEXT,
    colours=st.lists(SAID, max_size=3).map(tuple),
)
MAKERS = st.builds(Maker, word(Provider), TEXT, TEXT, is_own_key=st.booleans())
NUMBERS = st.integers(0, 2**53)
PROVENANCES = st.builds(Provenance, MAKERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
STAGES = st.builds(StageDraft, TEXT, TEXT, TEXT)
INSERTS = st.lists(
    st.builds(InsertDraft, word(InsertPurpose), TEXT, word(ShotSize), word(CameraMove)),
    max_size=3,
    unique_by=lambda insert: insert.purpose,
).map(tuple)
SHOTS = st.builds(
    ShotDraft,
    TEXT,
    TEXT,
    word(ShotSize),
    word(CameraMove),
    word(Composition),
    word(Transition),
    dialogue=TEXT,
    subtitle=TEXT,
    audio=TEXT,
    notes=TEXT,
    inserts=INSERTS,
)
FRAMES = st.none() | st.builds(FrameRef, st.uuids(), st.integers(1, 1000))


def through_json(document: Any) -> Any:
    return orjson.loads(orjson.dumps(document))


@settings(deadline=None)
@given(BRIEFS, STAGES, SHOTS, FRAMES, PROVENANCES)
def test_a_document_gives_back_what_it_was_made_of(
    brief: Any, stage: StageDraft, shot: ShotDraft, frame: FrameRef | None, provenance: Provenance
) -> None:
    plan = new_plan(brief)
    how: dict[str, Any] = {"seen": 99, "provenance": provenance, "by": LEE, "now": AT}
    plan.take_stage(plan.parts.stage_ids[2], stage, **how)
    plan.take_shot(plan.parts.shot_ids[5], shot, **how)
    plan.take_frame(plan.parts.shot_ids[5], frame, **how)
    plan.lock("brief", by=KIM, now=AT)
    kept = through_json(document_of(plan.parts))
    assert parts_of(kept, people_in(plan.parts)) == plan.parts
    pieces = plan.parts.pieces()
    assert pieces_of(through_json(pieces_document(pieces))) == pieces
