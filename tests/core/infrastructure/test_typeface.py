import unicodedata

import pytest

from core.infrastructure.glyphs import covered
from core.infrastructure.typeface import face, fitted, shown, wrapped


def drawn(letter: str, *, is_bold: bool = False) -> bytes:
    return bytes(face(24, is_bold=is_bold).getmask(letter))


@pytest.mark.parametrize("is_bold", [False, True], ids=["regular", "bold"])
def test_what_counts_as_covered_is_what_the_faces_draw(is_bold: bool) -> None:
    tofu = drawn("\U0010ffff", is_bold=is_bold)
    assert not any(drawn(chr(code), is_bold=is_bold) == tofu for code in covered())
    assert drawn("\u0600", is_bold=is_bold) == tofu
    assert 0x0600 not in covered()


def test_all_of_korean_and_english_is_covered() -> None:
    assert set(range(ord("가"), ord("힣") + 1)) | set(range(0x20, 0x7F)) <= covered()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("지우가 웃는다", "지우가 웃는다"),
        (unicodedata.normalize("NFD", "지우"), "지우"),
        ("좋다 👍🏽", "좋다 〓"),
        ("한\n줄\t로", "한 줄 로"),
        ("i\u200bn", "in"),
        ("مرحبا", "〓" * 5),
        ("👩‍👩‍👧 ❤️ 🇰🇷", "〓 〓 〓"),
        ("ﬁlm von Erdős", "film von Erdos"),
    ],
)
def test_what_the_face_lacks_is_shown_as_a_sign(text: str, line: str) -> None:
    assert shown(text) == line


@pytest.mark.parametrize("width", [0, 8, 60, 200, 5000])
def test_a_line_is_cut_where_there_is_no_more_room(width: int) -> None:
    text, font = "아주 긴 제목이라서 한 줄에는 들어가지 않는다", face(20)
    line = fitted(text, font, width)
    assert font.getlength(line) <= width or line == ""
    assert (line == text) is (width == 5000)


def test_faces_are_kept_by_size_and_weight() -> None:
    assert face(20) is face(20)
    assert face(20).getname()[1] != face(20, is_bold=True).getname()[1]


@pytest.mark.parametrize("text", ["아침 햇살이 드는 창가에서 그녀가 웃는다", "가" * 40, "She looks at the light", "가"])
def test_lines_are_broken_between_words_and_hold_every_letter(text: str) -> None:
    font = face(20)
    lines = wrapped(text, font, 130, 20)
    assert all(font.getlength(line) <= 130 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    if " " in text:
        assert {word for line in lines for word in line.split()} <= set(text.split())


def test_what_does_not_fit_into_so_many_lines_ends_in_an_ellipsis() -> None:
    lines = wrapped("가나다라마바사 " * 20, face(20), 130, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("", face(20), 130, 3) == []
