"""Ten briefs over all structures, in both languages: ten stories, and the page that shows them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.core.management import call_command

from ai_planning.contracts import Structure
from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.built_in.sample_document import plan_of, sample_document
from ai_planning.infrastructure.built_in.samples import SAMPLES
from core.domain.language import Language
from tests.ai_planning.built_in.grammar import unfilled, wrong_english, wrong_particles

PAGE = Path(__file__).parents[3] / "docs" / "samples" / "plans.md"
SEEDS = range(1, 41)
NAMES = {sample.title: names for sample, names in zip(SAMPLES[:6], ("민수", "", "", "또또", "하은", ""), strict=True)}


def in_language(language: Language) -> list[Brief]:
    return [replace(brief, language=language) for brief in SAMPLES]


def test_the_samples_cover_all_structures_in_both_languages() -> None:
    assert {brief.structure for brief in SAMPLES} == set(Structure)
    assert {brief.language for brief in SAMPLES} == set(Language)


@pytest.mark.parametrize("language", Language)
def test_ten_briefs_give_ten_stories_that_differ_stage_by_stage(language: Language) -> None:
    stories = [plan_of(brief, 1)[0] for brief in in_language(language)]
    for one, other in combinations(stories, 2):
        for stage, counterpart in zip(one, other, strict=True):
            assert stage.content != counterpart.content
            shared = sentences(stage.content) & sentences(counterpart.content)
            assert len(shared) <= len(sentences(stage.content)) / 3, shared
        assert [stage.title for stage in one] != [stage.title for stage in other]


@pytest.mark.parametrize("language", Language)
def test_ten_briefs_give_ten_shot_lists_that_differ_shot_by_shot(language: Language) -> None:
    shots = [plan_of(brief, 1)[1] for brief in in_language(language)]
    for one, other in combinations(shots, 2):
        assert {shot.description for shot in one}.isdisjoint(shot.description for shot in other)


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: brief.title)
def test_keywords_and_names_of_the_brief_are_in_story_and_shots(brief: Brief) -> None:
    for seed in SEEDS:
        story, shots = plan_of(brief, seed)
        told = " ".join(stage.content for stage in story)
        shown = " ".join(f"{shot.title} {shot.description}" for shot in shots)
        for word in filter(None, (*brief.keywords, NAMES.get(brief.title))):
            assert word in told
            assert word in shown


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: brief.title)
def test_no_sentence_stands_twice_in_one_story(brief: Brief) -> None:
    for seed in SEEDS:
        told = [sentence for stage in plan_of(brief, seed)[0] for sentence in sentences(stage.content)]
        assert len(told) == len(set(told))


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: brief.title)
def test_every_seed_writes_something_of_its_own(brief: Brief) -> None:
    stories = [tuple(stage.content for stage in plan_of(brief, seed)[0]) for seed in SEEDS]
    assert all(one != other for one, other in pairwise(stories))
    assert len(set(stories)) > len(SEEDS) * 0.9


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda brief: brief.title)
def test_nothing_breaks_the_rules_of_its_language(brief: Brief) -> None:
    nouns = (*brief.keywords, "민수", "하은", "또또", "등대", "편지", "섬마을", "도서관")
    wrong: Callable[[str], list[str]] = (
        (lambda text: wrong_particles(text, nouns)) if brief.language is Language.KOREAN else wrong_english
    )
    for seed in SEEDS:
        for text in texts(brief, seed):
            assert unfilled(text) == []
            assert wrong(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "커피을 마신다.",
        "등대이 보인다.",
        "민수은 걷는다.",
        "약속를 지킨다.",
        "편지과 함께 간다.",
        "하은는 웃는다.",
        "AI은 안다.",
        "Seoul으로 간다.",
        "약속로 시작한다.",
    ],
)
def test_a_planted_particle_is_caught(text: str) -> None:
    nouns = ("커피", "등대", "민수", "약속", "편지", "하은", "AI", "Seoul")
    assert wrong_particles(f"{text} 가을 마을에 노을이 진다.", nouns)
    assert not wrong_particles("커피를 마신다. 등대가 보인다. 하은은 가을 마을을 걷는다. Seoul로, 약속으로.", nouns)


@pytest.mark.parametrize("text", ["It is a umbrella.", "It ends. and begins.", "Into the the room.", "An station."])
def test_planted_english_is_caught(text: str) -> None:
    assert wrong_english(text)
    assert not wrong_english("It is an umbrella. A hand, a unit? The room.")


def test_the_page_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("plan_samples")
    assert capsys.readouterr().out == sample_document() == PAGE.read_text(encoding="utf-8")


def sentences(text: str) -> set[str]:
    return {sentence.strip() for sentence in text.replace("? ", ". ").split(". ") if len(sentence) > 25}


def texts(brief: Brief, seed: int) -> Iterator[str]:
    story, shots = plan_of(brief, seed)
    for stage in story:
        yield from (stage.title, stage.content, stage.goal)
    for shot in shots:
        yield from (shot.title, shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes)
        yield from (insert.description for insert in shot.inserts)
