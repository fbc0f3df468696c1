"""What was exported can be imported again."""

from dataclasses import fields

import pytest

from ai_planning.application.export_ports import PlanDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.exports.fountain import FountainScript
from ai_planning.infrastructure.exports.json_file import JsonFile
from ai_planning.infrastructure.scripts.reader import read_script
from core.domain.language import Language
from tests.ai_planning.exports.examples import least, longest, usual

_TEXTS = ("title", "description", "dialogue", "subtitle", "audio", "notes")
_WORDS = ("shot_size", "camera_move", "composition", "transition", "inserts")


def rendered(maker: JsonFile | FountainScript, document: PlanDocument, language: Language) -> bytes:
    return maker.render(document, layout=PdfLayout.CARDS, language=language, pictures={}).data


@pytest.mark.parametrize("language", Language, ids=str)
def test_json_comes_back_whole(language: Language) -> None:
    document = usual(language)
    draft = read_script(rendered(JsonFile(), document, language), None)
    assert {name: getattr(Brief(**draft.brief), name) for name in draft.brief} == {
        each.name: getattr(document.brief, each.name) for each in fields(Brief) if each.name in draft.brief
    }
    assert [(each.title, each.content, each.goal) for each in draft.stages] == [
        (each.title, each.content, each.goal) for each in document.stages
    ]
    for shot, exported in zip(draft.shots, document.shots, strict=True):
        assert shot.weight == exported.duration_ms
        for name in (*_TEXTS, *_WORDS):
            assert getattr(shot, name) == getattr(exported, name), name


@pytest.mark.parametrize("language", Language, ids=str)
def test_a_screenplay_comes_back_shot_by_shot(language: Language) -> None:
    document = usual(language)
    draft = read_script(rendered(FountainScript(), document, language), None)
    assert (draft.brief["title"], draft.brief["logline"]) == (document.title, document.brief.logline)
    assert draft.brief["duration_ms"] == document.brief.duration_ms
    assert [(each.title, each.content, each.goal) for each in draft.stages] == [
        (each.title, each.content, each.goal) for each in document.stages
    ]
    for shot, exported in zip(draft.shots, document.shots, strict=True):
        assert shot.weight == exported.duration_ms
        for name in (*_TEXTS, *_WORDS):
            assert getattr(shot, name) == getattr(exported, name), name
    assert draft.told == ()


@pytest.mark.parametrize("plan", [least(), longest()], ids=["least", "longest"])
def test_the_least_and_the_longest_screenplay_come_back(plan: PlanDocument) -> None:
    draft = read_script(rendered(FountainScript(), plan, Language.KOREAN), None)
    for shot, exported in zip(draft.shots, plan.shots, strict=True):
        assert shot.weight == exported.duration_ms
        for name in (*_TEXTS, *_WORDS):
            assert getattr(shot, name) == getattr(exported, name), name
    assert [(each.title, each.content, each.goal) for each in draft.stages] == [
        (each.title, each.content, each.goal) for each in plan.stages
    ]


def test_a_screenplay_that_was_changed_comes_back_changed() -> None:
    text = rendered(FountainScript(), usual(), Language.KOREAN).decode()
    text = text.replace("미디엄샷 · ", "롱샷 · ").replace("· 6초", "· 1분 2.5초")
    text = text.replace("!자막: ", "!지금 덧붙인 말\n\n!자막: ").replace("# 기 — ", "# 기 — 새로운 ")
    draft, plan = read_script(text.encode(), None), usual()
    assert [shot.weight for shot in draft.shots[3:6]] == [62_500] * 3
    assert all("지금 덧붙인 말" in shot.description for shot in draft.shots)
    assert draft.stages[0].title == f"새로운 {plan.stages[0].title}"


def test_a_screenplay_with_a_scene_more_is_one_of_its_writer() -> None:
    text = rendered(FountainScript(), usual(), Language.KOREAN).decode() + "\n.옥상\n\n!바람이 분다.\n"
    draft = read_script(text.encode(), None)
    assert len(draft.shots) == 12
    assert "바람이 분다." in draft.shots[-1].description
