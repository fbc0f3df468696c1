import unicodedata

import pytest

from core.domain.errors import InvalidField
from projects.domain.details import Details


def fault(**parts: object) -> tuple[str, str]:
    with pytest.raises(InvalidField) as refused:
        Details(**({"title": "봄"} | parts))  # type: ignore[arg-type]
    (found,) = refused.value.faults
    return found.pointer, found.code


@pytest.mark.parametrize("title", ["한", "가" * 100, "Spring 🎬 2026", "  봄 캠페인  ", "<b>봄</b>", "👩‍👩‍👧 가족"])
def test_any_printable_name_is_taken(title: str) -> None:
    assert Details(title).title == title.strip()


def test_a_name_of_decomposed_syllables_counts_in_composed_ones() -> None:
    assert Details(unicodedata.normalize("NFD", "각" * 100)).title == "각" * 100


@pytest.mark.parametrize(
    ("parts", "where", "code"),
    [
        ({"title": ""}, "/name", "text.too_short"),
        ({"title": " \t "}, "/name", "text.too_short"),
        ({"title": "가" * 101}, "/name", "text.too_long"),
        ({"title": "a\x00b"}, "/name", "text.forbidden_character"),
        ({"title": "a\x1bb"}, "/name", "text.forbidden_character"),
        ({"title": "a\u202eb"}, "/name", "text.forbidden_character"),
        ({"title": "두\n줄"}, "/name", "text.forbidden_character"),
        ({"description": "가" * 2001}, "/description", "text.too_long"),
        ({"client_name": "가" * 101}, "/client_name", "text.too_long"),
        ({"client_name": "두\n줄"}, "/client_name", "text.forbidden_character"),
        ({"tags": ("광고", "")}, "/tags/1", "text.too_short"),
        ({"tags": ("가" * 31,)}, "/tags/0", "text.too_long"),
        ({"tags": tuple(map(str, range(11)))}, "/tags", "tags.too_many"),
        ({"colour": "red"}, "/colour", "colour.invalid"),
        ({"colour": "#12345"}, "/colour", "colour.invalid"),
        ({"colour": "#1234567"}, "/colour", "colour.invalid"),
        ({"colour": "#１２３４５６"}, "/colour", "colour.invalid"),
    ],
)
def test_what_is_no_detail_is_refused(parts: dict[str, object], where: str, code: str) -> None:
    assert fault(**parts) == (where, code)


def test_a_description_may_have_lines() -> None:
    assert Details("봄", "첫 줄\r\n둘째 줄").description == "첫 줄\n둘째 줄"


def test_repeated_tags_count_once_and_keep_their_order() -> None:
    assert Details("봄", tags=("나", "가", "나")).tags == ("나", "가")


def test_tags_that_differ_in_width_and_case_alone_are_one() -> None:
    assert Details("봄", tags=("ＶＩＰ", "광고", "vip", "Vip")).tags == ("ＶＩＰ", "광고")


def test_colours_are_written_small() -> None:
    assert Details("봄", colour="#ABCDEF").colour == "#abcdef"
