"""What has to stay the same through a scene, so that people can go and shoot it."""

import re

import pytest

from ai_planning.contracts import Format, Genre, Structure
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import StageDraft
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
def test_nobody_speaks_or_is_in_a_title_or_an_insert_before_coming_into_the_picture(brief: Brief) -> None:
    for seed in SEEDS:
        story, shots = plan_of(brief, seed)
        cast = cast_of(brief, seed, "\n".join(f"{stage.content}\n{stage.title}" for stage in story))
        told = ""
        for shot, role in zip(shots, (role for role in brief.structure.roles for _ in range(3)), strict=True):
            told += shot.description
            ally = cast.seen(role)["ally"]
            if not cast.tongue.names(told, ally):
                acted = [shot.dialogue] if brief.format is Format.LIVE_ACTION else []
                shown = [*acted, shot.title, *(insert.description for insert in shot.inserts)]
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


PLACES_BY_THE_HOUR = ("새벽", "아침", "저녁", "햇", "볕", "달빛", "출근", "sun", "moon", "morning", "rush", "night")
TIMES_BY_THE_PLACE = ("주차장", "부두", "마당", "촬영장", "yard", "on set", "pier")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("genre", Genre)
def test_whatever_time_and_place_are_invented_they_go_together(genre: Genre, language: Language) -> None:
    """Each is drawn for itself: the pitch at dawn may meet the night after overtime."""
    known = words(language, "genres")[genre.value]
    assert [place for place in known["places"] if any(hour in place for hour in PLACES_BY_THE_HOUR)] == []
    assert [time for time in known["times"] if any(time.endswith(place) for place in TIMES_BY_THE_PLACE)] == []


@pytest.mark.parametrize("language", Language)
def test_no_shot_is_framed_by_a_sky_or_a_window_that_its_place_may_not_have(language: Language) -> None:
    shots = words(language, "shots")
    framed = [*shots["staging"].values(), *(near for each in shots["moves"].values() for near in each.values())]
    framed += [near for each in shots["compositions"].values() for near in each.values()]
    told = [phrase for pool in [*framed, shots["inserts"]["information"]] for phrase in pool]
    free = [phrase for phrase in told if "천장이나 하늘" not in phrase and "Ceiling or sky" not in phrase]
    named = re.compile("하늘|지평선|창밖|건물|sky|Sky|horizon lies|window|roofs")
    assert [phrase for phrase in free if named.search(phrase)] == []


@pytest.mark.parametrize("structure", Structure)
def test_no_manner_says_the_verb_before_the_verb_does(structure: Structure) -> None:
    """Nobody smiles smiling."""
    manners = [manner for tone in words(Language.KOREAN, "tones").values() for manner in tone["manner"]]
    pools = [pool for role in words(Language.KOREAN, structure.value).values() for pool in role.values()]
    verbs = [verb for pool in pools for phrase in pool for verb in re.findall(r"\{manner\} (\S+)", phrase)]
    for stem in ("웃", "따라"):
        assert any(manner.split()[-1].startswith(stem) for manner in manners)
        assert [verb for verb in verbs if verb.startswith(stem)] == []


def test_what_is_heard_in_a_korean_plan_keeps_the_letters_of_its_words() -> None:
    brief = Brief(
        title="정원", logline="소녀가 garden에서 편지를 찾는다.", keywords=("garden",), language=Language.KOREAN
    )
    heard = [shot.audio for seed in SEEDS for shot in plan_of(brief, seed)[1]]
    assert any("garden" in text for text in heard)
    assert [text for text in heard if "Garden" in text] == []


def light_of(notes: str, brief: Brief) -> str:
    known = [light for tone in words(brief.language, "tones").values() for light in tone["light"]]
    return max((light for light in known if light in notes), key=len)


def unwatched(_done: float) -> None:
    """Nobody waits."""


@each_sample
def test_shots_without_a_story_are_of_whom_the_brief_is_about(brief: Brief) -> None:
    nothing = (StageDraft("", "", ""),) * 4
    hero = cast_of(brief, 3).nouns["hero"]
    assert cast_of(brief, 3, "\n\n").nouns["hero"] == hero
    shots = BuiltInShotDesigner().design_shots(brief, nothing, seed=3, watch=unwatched).draft
    assert any(hero.text.casefold() in f"{shot.title} {shot.description}".casefold() for shot in shots)
