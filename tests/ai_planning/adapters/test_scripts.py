"""Reading scripts: formats and encodings, told from the content."""

import codecs
import unicodedata
from typing import Any

import orjson
import pytest

from ai_planning.application.script_ports import ScriptFormat
from ai_planning.domain.brief import Brief
from ai_planning.domain.plan_draft import PlanDraft
from ai_planning.domain.script import Script
from ai_planning.infrastructure.scripts.fdx import read_fdx
from ai_planning.infrastructure.scripts.fountain import read_fountain
from ai_planning.infrastructure.scripts.lines import read_plain
from ai_planning.infrastructure.scripts.marks import is_heading
from ai_planning.infrastructure.scripts.reader import format_of, read_script
from core.domain.errors import InvalidField
from tests.ai_planning.scripts import FDX, FILE, FOUNTAIN, KOREAN


def beats(script: Script) -> list[tuple[str, str, str]]:
    """Kind, speaker and text of everything, headings among it."""
    told = []
    for scene in script.scenes:
        told.append(("SCENE", "", scene.heading))
        told += [(beat.kind.name, beat.speaker, beat.text) for beat in scene.beats]
    return told


def test_fountain_is_read_by_its_marks() -> None:
    script = read_fountain(FOUNTAIN)
    assert (script.title, script.cut) == ("Big Fish", len("/* a scene\nthat is gone */"))
    assert script.remarks == ("credit: written by", "author: John August\nand friends")
    assert beats(script) == [
        ("SCENE", "", ""),
        ("TRANSITION", "", "FADE IN"),
        ("SCENE", "", "INT. DINER - NIGHT"),
        ("NOTE", "", "check the prop"),
        ("ACTION", "", "Jacob sits across from Violet. CLOSE ON her eyes.\nHe trembles."),
        ("DIALOGUE", "JACOB (V.O.)", "(whispering) I am sorry."),
        ("DIALOGUE", "VIOLET", "No."),
        ("TRANSITION", "", "CUT TO"),
        ("SCENE", "", "FORCED PLACE"),
        ("ACTION", "", "THE END"),
        ("NOTE", "", "ACT TWO"),
        ("NOTE", "", "They meet."),
        ("ACTION", "", "ALL CAPS ACTION"),
        ("DIALOGUE", "민지", "안녕"),
        ("ACTION", "", "la la la"),
        ("ACTION", "", "A sign: *OPEN*."),
        ("TRANSITION", "", "Fade to black."),
    ]


def test_korean_scripts_are_read_as_they_are_typed() -> None:
    script = read_plain(KOREAN)
    assert script.title == "봄날의 카페"
    assert beats(script) == [
        ("SCENE", "", "S#1. 카페 / 낮 (실내)"),
        ("ACTION", "", "햇살이 드는 카페. 민지가 커피를 마신다.\n카메라 천천히 줌인."),
        ("DIALOGUE", "민지", "(혼잣말) 오늘도 늦네."),
        ("DIALOGUE", "철수", "(뛰어 들어오며) 미안, 차가 막혔어!\n정말이야."),
        ("AUDIO", "", "문 여는 소리"),
        ("SUBTITLE", "", "3년 전"),
        ("ACTION", "", "시계가 멈춘다."),
        ("DIALOGUE", "", "누구의 말도 아니다."),
        ("TRANSITION", "", "디졸브"),
        ("SCENE", "", "씬 2. 거리 - 밤"),
        ("DIALOGUE", "민지", "오후 3:00에 다시 만나자."),
        ("SCENE", "", "#3. 공원"),
        ("ACTION", "", "http://example.kr 이라고 적힌 팻말. 오후 3:30."),
        ("SCENE", "", "장면 4"),
        ("DIALOGUE", "BOB", "Hello there."),
        ("TRANSITION", "", "F.O"),
    ]


@pytest.mark.parametrize(
    "line",
    ["1. 카페 - 낮", "2) 골목 / 밤 (실외)", "12. 옥상(새벽)", "3. 민지네 집, 실내", "4. Rooftop - NIGHT"],
    ids=str,
)
def test_a_number_a_place_and_a_time_are_a_scene(line: str) -> None:
    script = read_plain(f"{line}\n지우가 비를 본다.\n\n지우: 오늘도 안 오네.")
    assert beats(script) == [
        ("SCENE", "", line),
        ("ACTION", "", "지우가 비를 본다."),
        ("DIALOGUE", "지우", "오늘도 안 오네."),
    ]


@pytest.mark.parametrize("line", ["1. 준비물을 챙긴다.", "1. 카페", "2. 지우: 낮", "1.5배 빠르게, 밤"], ids=str)
def test_a_list_is_no_scene(line: str) -> None:
    assert not is_heading(line)


def test_a_title_page_of_many_lines_is_read() -> None:
    lines = [f"    줄 {number}" for number in range(9)]
    assert read_fountain("Title: 봄\nNotes:\n" + "\n".join(lines) + "\n\n.곳").remarks == (
        "notes: " + "\n".join(line.strip() for line in lines),
    )


def test_final_draft_is_read_by_the_types_of_its_paragraphs() -> None:
    script = read_fdx(FDX)
    assert (script.title, script.remarks) == ("MY FILM", ("by me",))
    told = [each for each in beats(script) if each[2] != "a note"]
    assert told == [
        ("SCENE", "", "INT. 사무실 - DAY"),
        ("ACTION", "", "A man runs."),
        ("DIALOGUE", "BOB", "(sad) Hello & bye"),
        ("DIALOGUE", "ANN", "Yes"),
        ("ACTION", "", "SILENT"),
        ("ACTION", "", "CLOSE ON a key"),
        ("TRANSITION", "", "DISSOLVE TO:"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FOUNTAIN, ScriptFormat.FOUNTAIN),
        ("INT. CAFE - DAY\n\nShe smiles.", ScriptFormat.FOUNTAIN),
        ("제목: 봄\n\n카페", ScriptFormat.FOUNTAIN),
        (KOREAN, ScriptFormat.TEXT),
        ("아무 글이나", ScriptFormat.TEXT),
        (FDX, ScriptFormat.FDX),
        ("\n  <FinalDraft/>", ScriptFormat.FDX),
        ('{"kind": "videoplanet.plan"}', ScriptFormat.JSON),
        ("{중괄호로 시작하는 글}", ScriptFormat.TEXT),
        ("<봄날>\n\n<a/>", ScriptFormat.TEXT),
    ],
    ids=["fountain", "heading", "title page", "korean", "prose", "fdx", "bare xml", "json", "brace", "angles"],
)
def test_the_format_is_told_from_the_content(text: str, kind: ScriptFormat) -> None:
    assert format_of(text) is kind


@pytest.mark.parametrize(
    "data",
    [
        KOREAN.encode(),
        codecs.BOM_UTF8 + KOREAN.encode(),
        KOREAN.encode("utf-16"),
        codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"),
        KOREAN.encode("cp949"),
        KOREAN.replace("\n", "\r\n").encode(),
        KOREAN.replace("\n", "\r").encode("cp949"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16 be", "cp949", "windows lines", "mac lines"],
)
def test_every_encoding_tells_the_same(data: bytes) -> None:
    assert read_script(data, None) == read_script(KOREAN.encode(), None)


def test_decomposed_hangul_is_composed() -> None:
    assert read_script(unicodedata.normalize("NFD", KOREAN).encode(), ScriptFormat.TEXT).shots[0].title[:2] == "S#"
    assert read_script(unicodedata.normalize("NFD", FDX).encode(), None).brief["title"] == "MY FILM"


def read_file(**changed: Any) -> PlanDraft:
    return read_script(orjson.dumps(FILE | changed), None)


def test_our_own_json_comes_back_as_it_was() -> None:
    draft = read_file()
    assert (draft.brief["duration_ms"], draft.shots[0].weight, draft.shots[1].weight) == (12_345, 1_345, 1_000)
    assert [stage.title for stage in draft.stages] == ["단계 0", "단계 1", "단계 2", "단계 3"]
    assert draft.shots[3].inserts[0].description == "손"
    assert Brief(**draft.brief).keywords == ("꽃",)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"shots": FILE["shots"][:11]}, "/shots"),
        ({"stages": "넷"}, "/stages"),
        ({"shots": [*FILE["shots"][:11], {**FILE["shots"][0], "shot_size": "huge"}]}, "/shots/11/shot_size"),
        ({"shots": [*FILE["shots"][:11], {**FILE["shots"][0], "seconds": "1"}]}, "/shots/11/seconds"),
        ({"shots": [{**FILE["shots"][0], "title": "가" * 101}, *FILE["shots"][1:]]}, "/shots/0/title"),
        ({"shots": [{**FILE["shots"][0], "inserts": [7]}, *FILE["shots"][1:]]}, "/shots/0/inserts/0"),
        ({"brief": None}, "/brief"),
        ({"brief": {**FILE["brief"], "tone": ["없는 말"]}}, "/brief/tone/0"),
        ({"brief": {**FILE["brief"], "title": 7}}, "/brief/title"),
    ],
    ids=["eleven", "no list", "size", "seconds", "long title", "insert", "no brief", "tone", "number"],
)
def test_what_is_no_part_of_a_plan_is_refused_where_it_stands(changed: dict[str, Any], pointer: str) -> None:
    with pytest.raises(InvalidField) as refused:
        read_file(**changed)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]
