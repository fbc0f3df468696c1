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
from tests.ai_planning.exports.examples import usual

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
    assert draft.brief["title"] == document.title
    for shot, exported in zip(draft.shots, document.shots, strict=True):
        assert shot.title.startswith(exported.title)
        assert exported.description in shot.description
        assert shot.transition is exported.transition
