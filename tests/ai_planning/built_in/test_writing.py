"""What is written and designed without any key, for any brief and seed."""

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.contracts import Composition, ShotSize
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_INSERTS,
    ShotDraft,
    StageDraft,
)
from ai_planning.infrastructure.built_in.sample_document import plan_of
from ai_planning.infrastructure.built_in.shot_designer import BuiltInShotDesigner
from ai_planning.infrastructure.built_in.story_writer import BuiltInStoryWriter
from core.domain.language import Language
from tests.ai_planning.built_in.briefs import briefs
from tests.ai_planning.built_in.grammar import READ_ALOUD, unfilled, wrong_english, wrong_particles

SEEDS = st.integers(0, 2**63 - 1)
# From afar to near, told apart from the designer.
NEARNESS = {
    ShotSize.EXTREME_LONG: 0,
    ShotSize.BIRDS_EYE: 0,
    ShotSize.LONG: 0,
    ShotSize.WIDE: 0,
    ShotSize.WORMS_EYE: 1,
    ShotSize.MEDIUM: 1,
    ShotSize.CLOSE_UP: 2,
    ShotSize.EXTREME_CLOSE_UP: 2,
}
ON_THE_AXIS = {Composition.FRONT, Composition.BACK, Composition.SYMMETRY}


def unwatched(_done: float) -> None:
    """Nobody waits."""


@given(briefs(), SEEDS)
@settings(max_examples=150, deadline=None)
def test_a_story_has_four_stages_without_a_gap(brief: Brief, seed: int) -> None:
    story = BuiltInStoryWriter().write_story(brief, seed=seed, watch=unwatched).draft
    assert len(story) == 4
    for stage in story:
        check_stage(stage)
    assert len({stage.title for stage in story}) == len({stage.content for stage in story}) == 4
    assert len({stage.goal for stage in story}) == 4


@given(briefs(), SEEDS)
@settings(max_examples=150, deadline=None)
def test_twelve_shots_keep_to_the_grammar_of_film(brief: Brief, seed: int) -> None:
    _, shots = plan_of(brief, seed)
    assert len(shots) == 12
    for shot in shots:
        check_shot(shot)
    for first, second in itertools.pairwise(shots):
        check_neighbours(first, second)
    for stage in range(0, 12, 3):
        assert [NEARNESS[shot.shot_size] for shot in shots[stage : stage + 3]] == [0, 1, 2]
    assert len({shot.description for shot in shots}) == 12
    assert len({shot.shot_size for shot in shots[::3]}) == 4


@given(briefs(), SEEDS)
@settings(max_examples=60, deadline=None)
def test_the_screen_direction_stays_the_same_and_is_told_in_every_shot(brief: Brief, seed: int) -> None:
    left, right = ("왼쪽", "오른쪽") if brief.language is Language.KOREAN else ("left", "right")
    _, shots = plan_of(brief, seed)
    directions = {direction(shot.notes, left, right) for shot in shots}
    assert len(directions) == 1, directions
    for shot in shots:
        assert "180" in shot.notes
        if shot.composition in ON_THE_AXIS:
            assert "중립" in shot.notes or "neutral" in shot.notes


@given(briefs(), SEEDS)
@settings(max_examples=80, deadline=None)
def test_moves_that_were_asked_for_are_used(brief: Brief, seed: int) -> None:
    _, shots = plan_of(brief, seed)
    assert set(brief.camera_work) <= {shot.camera_move for shot in shots}


@given(briefs(), SEEDS)
@settings(max_examples=100, deadline=None)
def test_every_keyword_is_in_the_story_and_in_the_shots(brief: Brief, seed: int) -> None:
    story, shots = plan_of(brief, seed)
    told = "\n".join(stage.content for stage in story).casefold()
    shown = "\n".join(f"{shot.title} {shot.description}" for shot in shots).casefold()
    for keyword in (" ".join(each.split()).casefold() for each in brief.keywords):
        assert keyword in told
        assert keyword in shown


@given(briefs(), SEEDS)
@settings(max_examples=60, deadline=None)
def test_the_same_seed_gives_the_same_and_another_gives_another(brief: Brief, seed: int) -> None:
    assert plan_of(brief, seed) == plan_of(brief, seed)
    story, shots = plan_of(brief, seed)
    other_story, other_shots = plan_of(brief, seed + 1)
    assert [stage.content for stage in story] != [stage.content for stage in other_story]
    assert [shot.description for shot in shots] != [shot.description for shot in other_shots]


@given(briefs(), SEEDS, st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_a_stage_that_is_written_anew_is_another_with_the_same_people(brief: Brief, seed: int, position: int) -> None:
    story, _ = plan_of(brief, seed)
    anew = BuiltInStoryWriter().rewrite_stage(brief, story, position, seed=seed, watch=unwatched).draft
    check_stage(anew)
    assert anew.content not in {stage.content for stage in story}
    assert anew.goal != story[position - 1].goal


@given(briefs(), SEEDS, st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_a_shot_that_is_designed_anew_fits_its_neighbours(brief: Brief, seed: int, position: int) -> None:
    story, shots = plan_of(brief, seed)
    anew = BuiltInShotDesigner().redesign_shot(brief, story, shots, position, seed=seed, watch=unwatched).draft
    check_shot(anew)
    assert anew.description not in {shot.description for shot in shots}
    for neighbour in (position - 1, position + 1):
        if 1 <= neighbour <= 12:
            check_neighbours(anew, shots[neighbour - 1])


@given(briefs(), SEEDS, st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_inserts_are_one_to_three_for_different_purposes(brief: Brief, seed: int, position: int) -> None:
    story, shots = plan_of(brief, seed)
    shot = shots[position - 1]
    stage = story[(position - 1) // 3]
    inserts = BuiltInShotDesigner().design_inserts(brief, stage, shot, seed=seed, watch=unwatched).draft
    assert 1 <= len(inserts) <= MOST_INSERTS
    check_shot(replaced(shot, inserts))


def check_stage(stage: StageDraft) -> None:
    for text, longest in ((stage.title, LONGEST_TITLE), (stage.content, LONGEST_TEXT), (stage.goal, LONGEST_GOAL)):
        assert 0 < len(text.strip()) <= longest


def check_shot(shot: ShotDraft) -> None:
    for text, longest in (
        (shot.title, LONGEST_TITLE),
        (shot.description, LONGEST_TEXT),
        (shot.audio, LONGEST_LINE),
        (shot.notes, LONGEST_LINE),
    ):
        assert 0 < len(text.strip()) <= longest
    assert len(shot.dialogue) <= LONGEST_LINE
    assert len(shot.subtitle) <= LONGEST_LINE
    assert 0.25 <= shot.weight <= 4
    purposes = [insert.purpose for insert in shot.inserts]
    assert len(purposes) == len(set(purposes)) <= MOST_INSERTS
    for insert in shot.inserts:
        assert 0 < len(insert.description.strip()) <= LONGEST_TEXT
        assert insert.shot_size is not shot.shot_size


def check_neighbours(first: ShotDraft, second: ShotDraft) -> None:
    assert first.shot_size is not second.shot_size
    assert (first.camera_move, first.composition) != (second.camera_move, second.composition)
    assert first.title != second.title


def direction(notes: str, left: str, right: str) -> str:
    """Where it goes: the last side that is named, of those that name the direction."""
    named = [side for side in (left, right) if side in notes]
    return left if named == [left] else right if named == [right] else max(named, key=notes.rindex)


def replaced(shot: ShotDraft, inserts: Any) -> ShotDraft:
    return ShotDraft(**{**vars(shot), "inserts": inserts})


def texts(draft: StageDraft | ShotDraft) -> list[str]:
    values = list(vars(draft).values())
    inserts = [insert.description for insert in getattr(draft, "inserts", ())]
    return [value for value in values if type(value) is str] + inserts


WORDS = st.text("가각간갈감강거건걸고곡골구국굴나난날다달동라람로마만말", min_size=3, max_size=5)


@given(st.data(), st.lists(st.sampled_from(sorted(READ_ALOUD)) | WORDS, min_size=1, max_size=5, unique=True), SEEDS)
@settings(max_examples=200, deadline=None)
def test_particles_fit_whatever_the_keywords_are(data: st.DataObject, keywords: list[str], seed: int) -> None:
    drawn = briefs(title="제목", logline=keywords[0], language=Language.KOREAN, keywords=tuple(keywords), mood="")
    brief = data.draw(drawn.map(lambda each: replace(each, target="all_ages")))
    story, shots = plan_of(brief, seed)
    for text in (text for draft in (*story, *shots) for text in texts(draft)):
        assert wrong_particles(text, keywords) == []
        assert unfilled(text) == []


@given(briefs(title="Title", logline="Mina finds a map.", language=Language.ENGLISH, keywords=(), mood=""), SEEDS)
@settings(max_examples=200, deadline=None)
def test_english_has_its_articles_and_capitals(brief: Brief, seed: int) -> None:
    story, shots = plan_of(replace(brief, target="all_ages"), seed)
    for text in (text for draft in (*story, *shots) for text in texts(draft)):
        assert wrong_english(text) == []
        assert unfilled(text) == []
