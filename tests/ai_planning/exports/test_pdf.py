"""Pages that a client is sent: complete, in their place, whatever people have typed."""

import os
import sys
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ai_planning.application.export_ports import PlanDocument, Rendered
from ai_planning.contracts import AspectRatio, CameraMove, InsertPurpose, ShotSize
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.drafts import InsertDraft
from ai_planning.domain.export_refusals import ExportFailed
from ai_planning.infrastructure.exports.pdf import PdfByTypst
from core.domain.language import Language
from core.infrastructure.typesetting import Typesetter
from tests.ai_planning.exports.examples import least, longest, picture, pictures, usual
from tests.ai_planning.exports.reading import MM, PageRead, overlapping, pages_of, properties_of, squeezed

CARDS, PAGES = PdfLayout.CARDS, PdfLayout.PAGES
HOSTILE = (
    '#panic("no") $x^2$ *bold* _so_ `raw` <script>alert(1)</script> "quoted" \\n \\ @label [a](b) #read("/etc/passwd")'
)


def rendered(
    plan: PlanDocument, layout: PdfLayout, *, drawn: bool = True, language: Language | None = None
) -> Rendered:
    shown = pictures(plan, 640) if drawn else {}
    return PdfByTypst().render(plan, layout=layout, language=language or plan.brief.language, pictures=shown)


def read(
    plan: PlanDocument, layout: PdfLayout, *, drawn: bool = True, language: Language | None = None
) -> list[PageRead]:
    return pages_of(rendered(plan, layout, drawn=drawn, language=language).data)


@pytest.mark.parametrize("language", Language)
def test_the_layout_of_cards_has_a_cover_the_stages_the_shots_and_every_text_of_theirs(language: Language) -> None:
    plan = usual(language)
    pages = read(plan, CARDS)
    cover, stages, cards = (squeezed(page.text) for page in pages[:3])
    details = "".join(squeezed(page.text) for page in pages[3:])
    assert len(pages) == 5
    assert squeezed(plan.title) in cover
    assert squeezed(plan.brief.logline) in cover
    for stage in plan.stages:
        assert all(squeezed(text) in stages for text in (stage.title, stage.content, stage.goal))
    for shot in plan.shots:
        assert squeezed(f"{shot.position:02d} {shot.title}") in cards
        told = (shot.title, shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes)
        assert all(squeezed(text) in details for text in told)
    assert [len(page.pictures) for page in pages] == [4, 12, 12, 0, 0]


@pytest.mark.parametrize("ratio", AspectRatio)
def test_the_layout_of_pages_gives_every_shot_a_page_with_its_picture_and_texts(ratio: AspectRatio) -> None:
    plan = usual(ratio=ratio)
    pages = read(plan, PAGES)
    assert len(pages) == 14
    for shot, page in zip(plan.shots, pages[2:], strict=True):
        told = (shot.title, shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes)
        inserts = [each.description for each in shot.inserts]
        assert all(squeezed(text) in squeezed(page.text) for text in (*told, *inserts))
        ((left, bottom, right, top),) = page.pictures
        assert (right - left) / (top - bottom) == pytest.approx(ratio.ratio, rel=0.02)
        assert (right - left) * (top - bottom) > 0.2 * page.width * page.height


@pytest.mark.parametrize("lines", [5, 11, 12])
def test_no_name_stands_at_the_foot_of_a_page_without_what_it_names(lines: int) -> None:
    inserts = [
        InsertDraft(purpose, f"{purpose.value}의 설명이다.", ShotSize.MEDIUM, CameraMove.STATIC)
        for purpose in (InsertPurpose.DETAIL, InsertPurpose.RHYTHM, InsertPurpose.INFORMATION)
    ]
    told = "창가의 반죽이 천천히 부풀고 그 위로 아침 빛이 든다. " * lines
    plan = usual()
    plan = replace(plan, shots=tuple(replace(shot, notes=told, inserts=tuple(inserts)) for shot in plan.shots))
    details = [squeezed(page.text) for page in read(plan, CARDS, drawn=False)[3:]]
    for at, insert in enumerate(inserts, start=1):
        how = (insert.purpose, insert.shot_size, insert.camera_move)
        named = squeezed(f"인서트{at}{'·'.join(word.label(Language.KOREAN) for word in how)}{insert.description}")
        assert sum(page.count(named) for page in details) == 12


@pytest.mark.parametrize("layout", PdfLayout)
@pytest.mark.parametrize("plan", [usual(), longest(), least()], ids=["usual", "longest", "least"])
def test_every_page_is_a4_across_and_tells_project_and_number_below(plan: PlanDocument, layout: PdfLayout) -> None:
    pages = read(plan, layout, drawn=False)
    for number, page in enumerate(pages, start=1):
        assert (page.width, page.height) == (pytest.approx(297 * MM, abs=0.1), pytest.approx(210 * MM, abs=0.1))
        footer = squeezed("".join(each.sign for each in page.letters if each.top < 12 * MM))
        assert squeezed(plan.project_name)[:40] in footer
        assert f"•{number}/{len(pages)}" in footer


@pytest.mark.parametrize("ratio", [AspectRatio.WIDE, AspectRatio.VERTICAL])
@pytest.mark.parametrize("layout", PdfLayout)
def test_of_the_longest_plan_every_text_is_told_to_its_end_in_its_place(ratio: AspectRatio, layout: PdfLayout) -> None:
    plan = longest(ratio)
    pages = read(plan, layout, drawn=False)
    _stays_on_the_paper(pages)
    whole = squeezed("".join(page.text for page in pages))
    brief = plan.brief
    texts = [plan.title, brief.logline, brief.mood, brief.target, *brief.keywords, *brief.colours]
    for part in (*plan.stages, *plan.shots):
        texts += [value for field in fields(part) if isinstance(value := getattr(part, field.name), str)]
    texts += [insert.description for shot in plan.shots for insert in shot.inserts]
    ends = [text.rsplit(" ", 1)[1] for text in texts if text.endswith("끝")]
    assert len(ends) == 4 + 10 + 5 + 4 * 3 + 12 * (6 + 3)
    assert [end for end in ends if end not in whole] == []


@pytest.mark.parametrize("ratio", AspectRatio)
@pytest.mark.parametrize("layout", PdfLayout)
@pytest.mark.parametrize("plan", [usual(), least()], ids=["usual", "least"])
def test_no_letter_leaves_its_page_or_lies_on_another(
    plan: PlanDocument, layout: PdfLayout, ratio: AspectRatio
) -> None:
    _stays_on_the_paper(read(replace(plan, brief=replace(plan.brief, aspect_ratio=ratio)), layout, drawn=False))


def _stays_on_the_paper(pages: list[PageRead]) -> None:
    for page in pages:
        assert [each for each in page.letters if each.left < 5 * MM or each.right > page.width - 5 * MM] == []
        assert [each for each in page.letters if each.bottom < 5 * MM or each.top > page.height - 5 * MM] == []
        assert overlapping(page.letters) == []


def test_letters_that_lie_on_each_other_are_caught() -> None:
    letters = read(least(), CARDS, drawn=False)[0].letters
    moved = replace(letters[0], left=letters[-1].left, right=letters[-1].right)
    moved = replace(moved, bottom=letters[-1].bottom, top=letters[-1].top)
    assert overlapping((*letters, moved)) != []


@pytest.mark.parametrize("layout", PdfLayout)
def test_only_our_typeface_is_used_and_it_is_embedded(layout: PdfLayout) -> None:
    fonts = {font for page in read(usual(), layout) for font in page.fonts}
    assert {(name.split("+")[1], embedded) for name, embedded in fonts} == {
        ("NotoSansCJKkr-Regular", True),
        ("NotoSansCJKkr-Bold", True),
    }


@pytest.mark.parametrize("layout", PdfLayout)
def test_what_looks_like_source_is_shown_as_it_was_typed(layout: PdfLayout) -> None:
    plan = usual()
    brief = replace(plan.brief, title=HOSTILE[:100], logline=HOSTILE, keywords=("#eval(1)", "$"), mood=HOSTILE[:100])
    stages = tuple(replace(stage, title=HOSTILE[:100], content=HOSTILE, goal=HOSTILE) for stage in plan.stages)
    shots = tuple(replace(shot, title=HOSTILE[:100], notes=HOSTILE, dialogue=HOSTILE) for shot in plan.shots)
    plan = replace(plan, project_name='#"$*', title=brief.title, brief=brief, stages=stages, shots=shots)
    pages = read(plan, layout)
    assert squeezed(HOSTILE) in squeezed(pages[0].text)
    assert squeezed(pages[1].text).count(squeezed(HOSTILE)) == 8
    assert squeezed("".join(page.text for page in pages)).count(squeezed(HOSTILE)) == 1 + 8 + 24
    assert all('#"$*•' in squeezed(page.text) for page in pages)


@pytest.mark.parametrize(
    "text", ["W" * 100, "ㅎ" * 100, "x\n" * 40 + "y", "!?" * 50], ids=["letters", "syllables", "lines", "signs"]
)
def test_words_without_an_end_and_lines_without_an_end_stay_on_the_paper(text: str) -> None:
    plan = usual(ratio=AspectRatio.VERTICAL)
    shots = tuple(replace(shot, title=text, description=text, dialogue=text) for shot in plan.shots)
    stages = tuple(replace(stage, title=text, content=text * 5, goal=text) for stage in plan.stages)
    brief = replace(plan.brief, title=text, logline=text * 3, mood=text)
    plan = replace(plan, title=text, brief=brief, stages=stages, shots=shots, project_name=text)
    for layout in PdfLayout:
        _stays_on_the_paper(read(plan, layout, drawn=False))


def test_what_the_typeface_lacks_is_shown_by_a_mark() -> None:
    plan = replace(usual(), title="봄 🌸 소풍 👩‍👩‍👧 ❤️ ﬁn ő")
    assert "봄〓소풍〓〓fino" in squeezed(read(plan, CARDS, drawn=False)[0].text)


@pytest.mark.parametrize("layout", PdfLayout)
def test_where_there_is_no_picture_one_reads_how_the_shot_is_taken(layout: PdfLayout) -> None:
    plan = least()
    pages = read(plan, layout, drawn=False)
    assert all(not page.pictures for page in pages)
    for at, shot in enumerate(plan.shots):
        page = pages[2] if layout is CARDS else pages[2 + at]
        assert squeezed(shot.shot_size.ko + shot.camera_move.ko) in squeezed(page.text)


@pytest.mark.parametrize(
    "broken",
    [b"", b"no picture", picture(1, 640, 360)[:600], b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["empty", "text", "cut", "pdf", "svg"],
)
def test_a_picture_that_is_none_counts_as_missing(broken: bytes) -> None:
    plan = usual()
    shown = pictures(plan, 320) | {plan.shots[4].id: broken}
    made = PdfByTypst().render(plan, layout=CARDS, language=Language.KOREAN, pictures=shown)
    assert len(pages_of(made.data)[2].pictures) == 11


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGBA")]
)
def test_pictures_of_all_kinds_that_are_kept_are_shown(kind: str, mode: str) -> None:
    plan, target = usual(), BytesIO()
    Image.new("RGB", (640, 360), "#aabbcc").convert(mode).save(target, kind)
    shown = {plan.shots[0].id: target.getvalue()}
    made = PdfByTypst().render(plan, layout=PAGES, language=Language.KOREAN, pictures=shown)
    assert [len(page.pictures) for page in pages_of(made.data)[2:]] == [1] + [0] * 11


def test_labels_are_in_the_language_that_is_asked_for_and_texts_stay() -> None:
    pages = read(usual(Language.KOREAN), CARDS, drawn=False, language=Language.ENGLISH)
    assert "Storyboard" in pages[2].text
    assert "Extreme long shot" in pages[3].text
    assert "골목의 첫 불빛" in pages[3].text


def test_the_file_says_its_title_and_nobody_s_name() -> None:
    made = rendered(usual(), CARDS, drawn=False)
    told = properties_of(made.data)
    assert told["Title"] == "새벽 빵집의 온기"
    assert "Author" not in told
    assert (made.media_type, made.file_name) == ("application/pdf", "새벽 빵집의 온기.pdf")


@pytest.mark.parametrize("layout", PdfLayout)
def test_the_same_plan_makes_the_same_file(layout: PdfLayout) -> None:
    assert rendered(usual(), layout).data == rendered(usual(), layout).data


@pytest.mark.parametrize(
    "maker",
    [PdfByTypst(Typesetter(memory_bytes=48 * 1024 * 1024)), PdfByTypst(Typesetter(seconds=0.01))],
    ids=["memory", "time"],
)
def test_one_that_takes_too_much_is_ended_and_leaves_nothing_behind(
    maker: PdfByTypst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ExportFailed):
        maker.render(usual(), layout=CARDS, language=Language.KOREAN, pictures={})
    assert os.listdir(tmp_path) == []


def test_whoever_exports_never_loads_typst_itself() -> None:
    rendered(least(), CARDS, drawn=False)
    assert [name for name in sys.modules if name.split(".")[0] == "typst"] == []
