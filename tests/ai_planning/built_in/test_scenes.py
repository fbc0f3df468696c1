"""What has to stay the same through a scene, so that people can go and shoot it."""

import pytest

from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.built_in.sample_document import plan_of
from ai_planning.infrastructure.built_in.samples import SAMPLES
from ai_planning.infrastructure.built_in.shot_designer import BuiltInShotDesigner
from ai_planning.infrastructure.built_in.writing.cast import cast_of
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

SEEDS = range(1, 11)
HOURS = {
    Language.KOREAN: ("오후", "아침", "햇", "해 ", "달빛", "창", "가로등", "구름", "네 시", "형광등"),
    Language.ENGLISH: ("sun", "afternoon", "morning", "moon", "window", "street", "cloud", "daylight", "fluorescent"),
}
each_sample = pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: brief.title)


@pytest.mark.parametrize("language", Language)
def test_no_light_tells_another_hour_or_place_than_the_scene(language: Language) -> None:
    lights = [light for tone in words(language, "tones").values() for light in tone["light"]]
    assert len(lights) == 40
    assert [light for light in lights if any(hour in light for hour in HOURS[language])] == []


@each_sample
def test_a_stage_is_lit_in_one_way_and_a_shot_anew_like_its_neighbours(brief: Brief) -> None:
    for seed in SEEDS:
        story, shots = plan_of(brief, seed)
        for first in range(0, 12, 3):
            lights = {light_of(shot.notes, brief) for shot in shots[first : first + 3]}
            assert len(lights) == 1
        anew = BuiltInShotDesigner().redesign_shot(brief, story, shots, 5, seed=seed + 1, watch=unwatched).draft
        assert light_of(anew.notes, brief) == light_of(shots[3].notes, brief)


@each_sample
def test_nobody_is_in_a_title_or_an_insert_before_coming_into_the_picture(brief: Brief) -> None:
    for seed in SEEDS:
        story, shots = plan_of(brief, seed)
        cast = cast_of(brief, seed, "\n".join(f"{stage.content}\n{stage.title}" for stage in story))
        told = ""
        for shot, role in zip(shots, (role for role in brief.structure.roles for _ in range(3)), strict=True):
            told += shot.description
            ally = cast.seen(role)["ally"]
            if not cast.tongue.names(told, ally):
                shown = [shot.title, *(insert.description for insert in shot.inserts)]
                assert not any(cast.tongue.names(text, ally) for text in shown)


def test_inserts_that_are_made_for_a_shot_name_nobody_whom_it_does_not_know() -> None:
    brief = SAMPLES[1]
    story, shots = plan_of(brief, 1)
    for seed in SEEDS:
        for stage, shot in zip((stage for stage in story for _ in range(3)), shots, strict=True):
            told = f"{stage.content} {shot.description}"
            cast = cast_of(brief, seed, told)
            ally = cast.nouns["ally"]
            made = BuiltInShotDesigner().design_inserts(brief, stage, shot, seed=seed, watch=unwatched).draft
            named = any(cast.tongue.names(insert.description, ally) for insert in made)
            assert not named or cast.tongue.names(told, ally)


def test_english_camera_moves_say_what_moves() -> None:
    moves = words(Language.ENGLISH, "shots")["moves"]
    phrases = [phrase for manners in moves.values() for pool in manners.values() for phrase in pool]
    assert [phrase for phrase in phrases if phrase.startswith("It ")] == []


def light_of(notes: str, brief: Brief) -> str:
    known = [light for tone in words(brief.language, "tones").values() for light in tone["light"]]
    return max((light for light in known if light in notes), key=len)


def unwatched(_done: float) -> None:
    """Nobody waits."""
