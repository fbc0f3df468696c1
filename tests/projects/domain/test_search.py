import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import InvalidField
from projects.domain.search import LONGEST_QUERY, SearchQuery, fold, keys_of, marked, searched_text

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=20)
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def typed_leads(text: str) -> str:
    """As a Korean keyboard types them: in letters for compatibility."""
    return "".join(LEADS[(ord(character) - 0xAC00) // 588] for character in text)


def finds(query: str, title: str, client: str = "", tags: tuple[str, ...] = (), description: str = "") -> bool:
    """By the text, and by the keys, which must never say no where the text says yes."""
    text, parsed = searched_text(title, client, tags, description), SearchQuery.parse(query)
    assert parsed is not None
    found = parsed.is_in(text)
    assert not found or parsed.keys <= keys_of(text)
    return found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("홍보", "가을홍보영상2026"),
        ("영상2026", "가을홍보영상2026"),
        ("26", "가을홍보영상2026"),
        ("tvc광고", "ＴＶＣ광고"),
        ("TVC", "새 tvc 광고"),
        ("ＴＶＣ", "새 TVC 광고"),
        ("strasse", "Straße nach Süden"),
        ("SÜDEN", "Straße nach Süden"),
        (unicodedata.normalize("NFD", "홍보"), "가을홍보영상"),
        ("홍보", unicodedata.normalize("NFD", "가을홍보영상")),
        ("ㅎㅂ", "가을홍보영상2026"),
        ("ㄱㅇㅎㅂ", "가을홍보영상2026"),
        ("ㅅ2026", "가을홍보영상2026"),
        ("홍ㅂ", "가을홍보영상2026"),
        ("ㅎ보", "가을홍보영상2026"),
        ("ㅎㅎ", "ㅎㅎ 예고편"),
        ("ﾎ", "ホテル"),
        ("보", "가을홍보영상"),
        ("🎬", "봄 캠페인 🎬"),
        ("👩‍🎤", "👩‍🎤 뮤직비디오"),
        ("캠페인 봄", "봄 캠페인"),
        ("  봄\t캠페인\n", "봄 캠페인"),
        ("100%", "할인 100% 광고"),
        ("c++", "C++ 강의"),
        ("مرحبا", "مرحبا بالعالم"),
        ("שלום", "שלום עולם"),
        ("(ㄱ", "(가제) 예고"),
        ("ㄱ.ㄴ", "가.나"),
        ("현대홍보", "현대 홍보 영상"),
        ("ㅎㄷㅎㅂ", "현대 홍보 영상"),
        ("대홍보영", "현대 홍보 영상"),
        ("현ㄷ홍보 영상", "현대 홍보 영상"),
        ("홍보", "홍 보"),
        ("ㅎㅂ", "홍 보"),
    ],
)
def test_a_word_finds_the_project(query: str, title: str) -> None:
    assert finds(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ㅎㅂ", "보화"),
        ("홍보현대", "현대 홍보 영상"),
        ("ㄱㅇ", "까이"),
        ("여름", "가을홍보영상"),
        ("봄 여름", "봄 캠페인"),
        ("10%0", "100%"),
        ("a_c", "abc"),
        (".*", "캠페인"),
        ("ㄱ.ㄴ", "가나나"),
        ("\u202e홍보", "홍보"),
    ],
)
def test_a_word_finds_nothing_else(query: str, title: str) -> None:
    assert not finds(query, title)


def test_all_that_people_write_is_searched() -> None:
    parts = ("봄 캠페인", "한빛전자", ("제품 광고", "30초"), "첫 줄\n둘째 줄")
    text = "봄 캠페인\n한빛전자\n\t제품 광고\t\t30초\t\n첫 줄 둘째 줄\n봄캠페인 제품광고"
    assert searched_text(*parts) == text
    assert all(finds(query, *parts) for query in ("캠페인", "한빛", "제품", "30초", "둘째", "봄 한빛 30초 둘째"))
    assert not finds("인한", *parts)


def test_blanks_may_be_left_out_of_all_but_the_description() -> None:
    parts = ("봄 캠페인", "한빛 전자", ("제품 광고", "긴 영상"), "첫 줄")
    assert all(finds(query, *parts) for query in ("봄캠페인", "한빛전자", "ㅈㅍㄱㄱ", "긴영상", "봄캠 빛전"))
    assert not any(finds(query, *parts) for query in ("첫줄", "캠페인한빛", "광고긴영상", "봄캠페인한빛전자"))
    assert marked("제품광고") not in searched_text(*parts), "a tag is asked for as it is"


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\u3000"])
def test_a_query_without_a_word_asks_nothing(nothing: str) -> None:
    assert SearchQuery.parse(nothing) is None


@pytest.mark.parametrize("query", ["가" * (LONGEST_QUERY + 1), "x" * 10_000, "\ufdfa" * 20])
def test_a_query_too_long_when_folded_is_refused(query: str) -> None:
    with pytest.raises(InvalidField) as refused:
        SearchQuery.parse(query)
    assert [fault.code for fault in refused.value.faults] == ["search.too_long"]


def test_the_longest_query_is_taken() -> None:
    assert SearchQuery.parse("가" * LONGEST_QUERY) is not None


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=2, max_size=60), st.data())
def test_every_part_of_a_title_finds_it(title: str, data: st.DataObject) -> None:
    runs = [run for run in fold(title).split() if len(run) > 1]
    if runs:
        run = data.draw(st.sampled_from(runs))
        first = data.draw(st.integers(0, len(run) - 2))
        assert finds(run[first : data.draw(st.integers(first + 2, len(run)))], title)


@given(st.text(max_size=10), HANGUL, st.text(max_size=10))
def test_the_leading_consonants_of_any_hangul_find_it(before: str, hangul: str, after: str) -> None:
    assert finds(typed_leads(hangul), f"{before} {hangul} {after}")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_a_title_is_found_without_its_blanks(parts: list[str]) -> None:
    title = " ".join(parts)
    if query := "".join(title.split())[:30]:
        assert finds(query, title)


@given(HANGUL, st.data())
def test_so_does_hangul_of_which_some_syllables_are_unfinished(hangul: str, data: st.DataObject) -> None:
    mixed = [data.draw(st.sampled_from([syllable, typed_leads(syllable)])) for syllable in hangul]
    assert finds("".join(mixed), f"새{hangul}")


@given(st.text(max_size=80), st.text("ㅎㅂ홍보ab가각 1%_\\", min_size=1, max_size=6))
def test_keys_never_hide_a_text_that_the_words_are_in(text: str, query: str) -> None:
    parsed, folded = SearchQuery.parse(query), fold(text + query)
    if parsed is not None and parsed.is_in(folded):
        assert parsed.keys <= keys_of(folded)
