"""Files that other programs read: what people have typed stays text in every one of them."""

import csv
import json
from dataclasses import replace
from io import StringIO
from uuid import UUID

import pytest

from ai_planning.application.export_document import document_of
from ai_planning.application.export_ports import ExportMaker, PlanDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.brief import Brief
from ai_planning.domain.plan import VideoPlan
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.csv_file import ShotListCsv
from ai_planning.infrastructure.exports.fountain import FountainScript
from ai_planning.infrastructure.exports.json_file import JsonFile
from ai_planning.infrastructure.exports.marp import MarpSlides
from ai_planning.infrastructure.scripts.fountain import read_fountain
from ai_planning.infrastructure.scripts.reader import read_script
from core.domain.language import Language
from tests.ai_planning.examples import AT, KIM, MADE, new_plan, shot_draft, stage_draft
from tests.ai_planning.exports.examples import least, longest, usual

KO, EN = Language.KOREAN, Language.ENGLISH
MAKERS = (JsonFile(), MarpSlides(), ShotListCsv(), FountainScript())


def written(maker: ExportMaker, plan: PlanDocument, language: Language = KO) -> str:
    made = maker.render(plan, layout=PdfLayout.CARDS, language=language, pictures={UUID(int=1): b"x"})
    return made.data.decode()


def made_plan() -> VideoPlan:
    plan = new_plan()
    stages, shots = [stage_draft(number) for number in range(4)], [shot_draft(number) for number in range(12)]
    plan.take_story(stages, seen=plan.version, provenance=MADE, by=KIM, now=AT)
    plan.take_shots(shots, seen=plan.version, provenance=MADE, by=KIM, now=AT)
    return plan


def with_text(text: str) -> PlanDocument:
    plan = usual()
    shots = tuple(replace(shot, title=text, description=text, dialogue=text, notes=text) for shot in plan.shots)
    stages = tuple(replace(stage, title=text, content=text, goal=text) for stage in plan.stages)
    return replace(plan, title=text, brief=replace(plan.brief, logline=text), stages=stages, shots=shots)


@pytest.mark.parametrize(
    ("maker", "media_type", "ending"),
    [
        (JsonFile(), "application/json", "json"),
        (MarpSlides(), "text/markdown; charset=utf-8", "md"),
        (ShotListCsv(), "text/csv; charset=utf-8", "csv"),
        (FountainScript(), "text/plain; charset=utf-8", "fountain"),
    ],
    ids=["json", "marp", "csv", "fountain"],
)
def test_a_file_is_named_after_the_plan_and_the_same_of_the_same(
    maker: ExportMaker, media_type: str, ending: str
) -> None:
    first, again = (maker.render(usual(), layout=PdfLayout.CARDS, language=KO, pictures={}) for _ in range(2))
    assert (first.media_type, first.file_name) == (media_type, f"새벽 빵집의 온기.{ending}")
    assert first == again


@pytest.mark.parametrize("maker", MAKERS, ids=["json", "marp", "csv", "fountain"])
@pytest.mark.parametrize("plan", [least(), longest()], ids=["least", "longest"])
def test_the_least_and_the_longest_plan_are_written_whole(maker: ExportMaker, plan: PlanDocument) -> None:
    told = written(maker, plan)
    assert all(stage.title in told.replace("\\", "") for stage in plan.stages)
    assert all(shot.dialogue.rsplit(" ", 1)[-1] in told for shot in plan.shots)


def test_json_tells_the_whole_plan_in_keys_and_exact_seconds() -> None:
    plan = usual()
    told = json.loads(written(JsonFile(), plan))
    assert (told["kind"], told["schema"], told["title"], told["project"]) == (
        "videoplanet.plan",
        1,
        plan.title,
        plan.project_name,
    )
    assert told["brief"]["duration"] == 60.0
    assert told["brief"]["tone"] == ["warm", "emotional", "calm"]
    assert [stage["role"] for stage in told["stages"]] == ["introduction", "development", "climax", "resolution"]
    assert sum(round(shot["seconds"] * 1000) for shot in told["shots"]) == 60_000
    assert told["shots"][1]["inserts"] == [
        {
            "purpose": "detail",
            "description": "민서의 손이 반죽 위로 밀가루를 흩뿌린다.",
            "shot_size": "extreme_close_up",
            "camera_move": "static",
        }
    ]


def test_json_holds_nothing_of_people_and_no_id() -> None:
    plan = document_of(made_plan().row(), "프로젝트")
    told = written(JsonFile(), plan)
    assert "김작가" not in told
    assert str(plan.shots[0].id) not in told


def test_what_is_exported_is_the_plan_as_it_is_read() -> None:
    row = made_plan().row()
    document = document_of(row, "프로젝트")
    assert document.title == row.title
    assert isinstance(document.brief, Brief)
    assert [shot.stage for shot in document.shots] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert document.shots[0].starts_ms == 0
    assert document.shots[-1].starts_ms + document.shots[-1].duration_ms == document.brief.duration_ms
    assert [shot.title for shot in document.shots] == [shot.title for shot in row.shots]
    assert [len(shot.inserts) for shot in document.shots] == [len(shot.inserts) for shot in row.shots]


@pytest.mark.parametrize(
    ("milliseconds", "korean", "english"),
    [
        (0, "0초", "0 s"),
        (4500, "4.5초", "4.5 s"),
        (60_000, "1분", "1 min"),
        (3_600_000, "1시간", "1 h"),
        (10_795_500, "2시간 59분 55.5초", "2 h 59 min 55.5 s"),
        (10_800_000, "3시간", "3 h"),
    ],
    ids=str,
)
def test_lengths_are_told_as_people_do(milliseconds: int, korean: str, english: str) -> None:
    assert (spoken.length(milliseconds, KO), spoken.length(milliseconds, EN)) == (korean, english)


def test_a_small_share_is_not_told_as_none() -> None:
    assert [spoken.share(part, 10_000) for part in (1, 100, 5000)] == ["<1%", "1%", "50%"]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_shot_list_begins_with_a_byte_order_mark_and_has_a_line_a_shot() -> None:
    text = written(ShotListCsv(), usual())
    head, *rows = rows_of(text)
    assert text.startswith("\ufeff")
    assert head[:6] == ["샷", "단계", "제목", "시작", "끝", "초"]
    assert len(rows) == 12
    assert {len(row) for row in rows} == {len(head)}
    assert rows[6][:6] == ["7", "전: 불이 꺼진 날", "켜지지 않는 불", "0:30", "0:38.333", "8.333"]
    assert rows_of(written(ShotListCsv(), usual(), EN))[0][0] == "Shot"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_of_a_shot_list_is_a_formula(sign: str) -> None:
    hostile = f'{sign}HYPERLINK("http://evil","click")'
    row = rows_of(written(ShotListCsv(), with_text(hostile)))[1]
    assert row[2] == f"'{hostile}"
    assert [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))] == []


def test_lines_and_quotes_stay_in_their_cell() -> None:
    text = 'a "b", c;\nd'
    assert rows_of(written(ShotListCsv(), with_text(text)))[1][2] == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# title", "\\# title"),
        ("---\nmarp: false", "\\-\\-\\-  \nmarp\\: false"),
        ("<script>x</script>", "&lt;script&gt;x&lt;\\/script&gt;"),
        ("<!-- class: lead -->", "&lt;\\!\\-\\- class\\: lead \\-\\-&gt;"),
        ("![bg](http://x)", "\\!\\[bg\\]\\(http\\:\\/\\/x\\)"),
        ("    code", "code"),
        ("1. a\n\n\n\n* b", "1\\. a\n\n\\* b"),
        ("$x$ `y` *z* _w_ ~v~ |u|", "\\$x\\$ \\`y\\` \\*z\\* \\_w\\_ \\~v\\~ \\|u\\|"),
        ("a\\", "a\\\\"),
        ("&amp;", "&amp;amp\\;"),
    ],
    ids=["heading", "rule", "html", "directive", "image", "code", "list", "inline", "backslash", "entity"],
)
def test_slides_show_signs_of_markdown_as_they_were_typed(typed: str, shown: str) -> None:
    assert f"\n\n{shown}" in written(MarpSlides(), with_text(typed))


def test_slides_have_front_matter_that_no_title_ends() -> None:
    head, *slides = written(MarpSlides(), with_text('x"\n---\nmarp: false')).removeprefix("---\n").split("\n---\n")
    assert 'title: "x\\" --- marp: false"' in head
    assert head.startswith("marp: true\n")
    assert len(slides) == 1 + 1 + 4 + 12


def test_long_texts_go_over_several_slides() -> None:
    slides = written(MarpSlides(), longest()).split("\n---\n")
    assert max(map(len, slides)) < 1500
    assert sum("단계1제목" in slide for slide in slides) >= 4


def test_lines_of_a_slide_fit_on_it_however_short_they_are() -> None:
    plan = usual()
    plan = replace(plan, shots=tuple(replace(shot, description="ㅋ\n" * 200) for shot in plan.shots))
    slides = written(MarpSlides(), plan).split("\n---\n")
    assert max(slide.count("ㅋ") for slide in slides) <= 20
    assert sum(slide.count("ㅋ") for slide in slides) == 12 * 200


def test_slides_tell_the_whole_brief() -> None:
    told = written(MarpSlides(), usual()).replace("\\", "")
    brief = usual().brief
    assert all(tone.label(KO) in told for tone in brief.tone)
    assert all(word in told for word in (*brief.keywords, *brief.colours, brief.mood, brief.tempo.label(KO)))
    assert "** " + brief.intensity.label(KO) in told


def test_a_script_has_a_section_a_stage_and_a_numbered_scene_a_shot() -> None:
    lines = written(FountainScript(), usual()).split("\n")
    assert lines[0] == "Title: 새벽 빵집의 온기"
    assert next(line for line in lines if line.startswith("# ")) == "# 기 — 새벽 다섯 시의 불빛"
    assert [line for line in lines if line.startswith(".")] == [
        f".{shot.title} #{shot.position}#" for shot in usual().shots
    ]
    assert lines.count("@대사") == 6
    assert lines.count("오늘도 따뜻하게 구웠어요.") == 6


def test_who_speaks_is_named_where_the_dialogue_names_them() -> None:
    assert "\n@민서\n오늘도 구웠어요.\n" in written(FountainScript(), with_text("민서: 오늘도 구웠어요."))


@pytest.mark.parametrize(
    "typed",
    ["3:30에 만나자", "오후 3:30에 만나자", "https://example.com 들어와", "민수 ^: 그래", "(웃으며): 그래"],
    ids=["time", "hour", "address", "dual", "manner"],
)
def test_what_only_has_a_colon_is_said_by_nobody(typed: str) -> None:
    script = written(FountainScript(), with_text(typed))
    assert f"\n@대사\n{typed}\n" in script
    assert [shot.dialogue for shot in read_script(script.encode(), None).shots] == [typed] * 12


@pytest.mark.parametrize(
    ("title", "heading"),
    [("...그리고", ".…그리고"), (". 점", ".점"), ("..", ".…"), (".", ".샷 1")],
    ids=["ellipsis", "dot", "dots", "nothing else"],
)
def test_a_title_that_begins_with_a_dot_is_a_scene(title: str, heading: str) -> None:
    script = written(FountainScript(), with_text(title))
    assert f"\n{heading} #1#\n" in script
    assert len(read_fountain(script).scenes) - 1 == 12


def test_what_is_said_comes_back_with_its_blank_lines() -> None:
    said = "민서: 처음\n\n그리고 끝\n.점\n> 화살\n# 3번\nINT. X - DAY\nCUT TO:\n@친구\n~노래"
    script = written(FountainScript(), with_text(said))
    assert [shot.dialogue for shot in read_script(script.encode(), None).shots] == [said] * 12


@pytest.mark.parametrize(
    "typed", ["INT. HOUSE - DAY", "CUT TO:", "> right", "# section", "= synopsis", "===", "@BOB", "~song", ".scene"]
)
def test_a_description_that_looks_like_another_element_is_action(typed: str) -> None:
    lines = written(FountainScript(), with_text(typed)).split("\n")
    assert lines.count(f"!{typed}") == 12


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*a* **b** _c_", "\\*a\\* \\*\\*b\\*\\* \\_c\\_"),
        ("[[note]] [x]", "\\[\\[note\\]\\] [x]"),
        ("/* gone */ 1/2 a//b", "/\\* gone \\*/ 1/2 a//b"),
    ],
    ids=["emphasis", "note", "boneyard"],
)
def test_a_script_shows_signs_of_fountain_as_they_were_typed(typed: str, shown: str) -> None:
    assert f"\n!{shown}\n" in written(FountainScript(), with_text(typed))


def test_our_own_script_can_be_read_again() -> None:
    plan = with_text("*문*을 [[연다]] _천천히_ /* 1 */")
    draft = read_script(written(FountainScript(), plan).encode(), None)
    assert (draft.brief["title"], draft.brief["logline"]) == (plan.title, plan.brief.logline)
    assert [shot.title for shot in draft.shots] == [shot.title for shot in plan.shots]
    assert all(old.description in new.description for old, new in zip(plan.shots, draft.shots, strict=True))
    assert all(old.dialogue in new.dialogue for old, new in zip(plan.shots, draft.shots, strict=True))
