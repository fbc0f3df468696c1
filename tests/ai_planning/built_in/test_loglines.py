"""What is taken from a logline: who it tells of, what of, and its own words as they were typed."""

from collections.abc import Iterator
from typing import Any

import pytest

from ai_planning.contracts import Genre, Structure
from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.built_in.sample_document import plan_of
from ai_planning.infrastructure.built_in.writing.cast import Cast, cast_of
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.stages import by_stage
from ai_planning.infrastructure.built_in.writing.tongue import SLOT, Tongue, slots_of
from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

FILES = ("cast", "shots", "genres", "tones", *Structure)
SEEDS = range(1, 25)
KOREAN_LINE = "국숫집을 하는 순자는 매일 새벽 육수를 끓이고, 아들 준호의 도시락을 싸고, 손님들의 이야기를 듣는다. "
ENGLISH_LINE = "A girl named Ada builds a boat and sails it to the island where her brother was last seen. "


def brief_of(logline: str, genre: Genre = Genre.DRAMA, **fixed: Any) -> Brief:
    language = Language.KOREAN if any("가" <= letter <= "힣" for letter in logline) else Language.ENGLISH
    return Brief(**{"title": "?!", "logline": logline, "language": language, "genre": genre, **fixed})


def cast(logline: str, genre: Genre = Genre.DRAMA, **fixed: Any) -> Cast:
    return cast_of(brief_of(logline, genre, **fixed), 1)


def phrases(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield SLOT.sub("_", said)
    else:
        for each in said.values() if isinstance(said, dict) else said:
            yield from phrases(each)


@pytest.mark.parametrize("language", Language)
def test_no_name_is_found_in_what_speaks_of_something_else(language: Language) -> None:
    """Names are brought in where they stand first: not inside the same, a sample or an equal."""
    tongue = Tongue(language)
    names = words(language, "cast")["names"]
    said = [phrase for file in FILES for phrase in phrases(words(language, file)) if phrase not in names]
    found = [(name, phrase) for name in names for phrase in said if tongue.names(phrase, Noun(name))]
    assert found == []


def test_a_name_inside_another_word_is_neither_said_nor_brought_in() -> None:
    sam, boy = Noun("Sam", first="Sam, a cousin"), Noun("the boy", first="a boy")
    english, korean = Tongue(Language.ENGLISH), Tongue(Language.KOREAN)
    assert english.brought_in("At the same hour Sam waits.", sam) == "At the same hour Sam, a cousin, waits."
    assert english.brought_in("At the same hour.", sam) == "At the same hour."
    assert english.brought_in("Sam’s hour.", sam) == "Sam’s hour."
    assert english.names("A boy waits.", boy)
    assert not english.names("A boycott.", boy)
    assert (
        korean.brought_in("방지수칙을 지수는 안다.", Noun("지수", first="사촌 지수")) == "방지수칙을 사촌 지수는 안다."
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_companions_are_brought_in_once_and_as_words_of_their_own(seed: int) -> None:
    chef = "A retired chef is accused of murder and has 24 hours to prove her innocence"
    brief = brief_of(chef, Genre.THRILLER, title="Knife", structure=Structure.INDUCTIVE)
    ally = cast_of(brief, seed).nouns["ally"]
    told = "\n".join(stage.content for stage in plan_of(brief, seed)[0])
    assert told.count(ally.introduced) <= 1
    for piece in told.split(ally.introduced)[1:]:
        assert not piece.removeprefix(",")[:1].isalnum()


@pytest.mark.parametrize("logline", [KOREAN_LINE * 12, ENGLISH_LINE * 10], ids=["korean", "english"])
@pytest.mark.parametrize("longest", [1000, 990, 777])
def test_a_line_that_is_said_over_and_over_is_told_once(logline: str, longest: int) -> None:
    said = logline[:longest]
    story, _ = plan_of(brief_of(said), 3)
    told = " ".join(stage.content for stage in story)
    assert told.count(logline.split(". ")[0]) == 1
    assert "“" not in story[3].content


def test_each_stage_tells_a_little_of_a_long_logline_and_no_half_words() -> None:
    long = " ".join(f"Word{number}" for number in range(200))
    (line, *others) = by_stage(long)
    assert line.endswith("…")
    assert line[:-1].split(" ")[-1] in long.split(" ")
    assert others == ["", "", ""]
    many = " ".join(f"Sentence number {number} tells of another person altogether." for number in range(20))
    assert all(0 < len(each) <= 160 for each in by_stage(many))


def test_only_the_first_stage_begins_with_a_quotation() -> None:
    """It says that the story begins with it."""
    lines = (
        "“가자!” 그리고 아주 먼 길 위에서",
        "노래와 춤과 밤과 낮과 별이여",
        "셋째 줄도 있으니까는",
        "넷째로 있으니까는",
    )
    brief = brief_of("\n".join(lines))
    for seed in SEEDS:
        first, *others = plan_of(brief, seed)[0]
        assert "가자!” 그리고 아주 먼 길 위에서" in first.content
        assert not any("있으니까는”" in stage.content for stage in others)


@pytest.mark.parametrize(
    ("logline", "hero", "ally"),
    [
        ("1597년, 이순신은 열두 척의 배로 명량에 나선다.", "이순신", None),
        (KOREAN_LINE * 8, "순자", "준호"),
        ("치매에 걸린 아버지를 돌보는 딸 수민은 아버지의 일기를 발견한다", "수민", "아버지"),
        ("달리는 기차에서 길을 잃은 수빈은 친구를 만난다.", "수빈", None),
        ("지는 팀의 골키퍼가 마지막 1분에 골을 넣는다.", "골키퍼", None),
        ("BTS가 새 콜라 Zero5를 마시고 춤을 춘다.", "BTS", None),
        ("마을에서 쫓겨난 소녀 아라와 눈먼 용이 하늘섬을 찾아간다.", "아라", "용"),
        ("개발자 3명이 여행을 떠난다.", "개발자들", None),
        ("폐병원에 들어간 유튜버 세 명은 나오지 못했다", "유튜버들", None),
        ("엄마와 딸이 처음으로 단둘이 제주도를 여행한다", "엄마", "딸"),
        (ENGLISH_LINE * 9 + "A girl named Ada builds a bo", "Ada", "the brother"),
        ("Old clockmaker Anna repairs a broken watch for the boy Tom who never comes back.", "Anna", "Tom"),
        ("A lonely robot named R2 finds a garden on Mars.", "R2", None),
        ("A UN officer loses the last map of the island.", "the UN officer", None),
    ],
)
def test_whom_the_logline_names_is_in_the_story(logline: str, hero: str, ally: str | None) -> None:
    nouns = cast(logline).nouns
    assert nouns["hero"].text == hero
    if ally:
        assert nouns["ally"].text == ally


@pytest.mark.parametrize(
    "logline",
    [
        "봄이 돌아온다.",
        "구름은 작아진다.",
        "새 커피가 나온다.",
        "배가 떠난다.",
        "틈틈이 걷는다.",
        "사라지는 섬을 만난다.",
    ],
)
def test_what_does_nothing_that_people_do_is_nobody(logline: str) -> None:
    assert not cast(logline).is_known


def test_somebody_with_a_year_before_the_name_is_not_called_by_it() -> None:
    assert cast("1597년, 이순신은 명량에 나선다.").nouns["hero"].introduced == "이순신"


@pytest.mark.parametrize(
    ("logline", "title", "thing"),
    [
        ("커피", "?!", "커피"),
        ("콜드브루", "?!", "콜드브루"),
        ("Coffee", "?!", "the coffee"),
        ("Moon Latte", "?!", "Moon Latte"),
        ("10분 만에 끓이는 김치찌개", "?!", "김치찌개"),
        ("하루 종일 지워지지 않는 립스틱, 단 3초면 충분하다", "?!", "립스틱"),
        ("올겨울, 당신의 어깨에 도시를 걸치다", "겨울 코트", "코트"),
        ("Everything begins anew", "Coffee", "the coffee"),
        ("Why the Zoom H5 beats your phone for podcasts", "?!", "Zoom H5"),
        ("엄마와 딸이 처음으로 단둘이 제주도를 여행한다", "?!", "제주도"),
        ('"Don\'t go," she said; he went anyway.', "?!", "“Don't go”"),
    ],
)
def test_what_is_sold_is_what_the_brief_speaks_of(logline: str, title: str, thing: str) -> None:
    assert cast(logline, Genre.ADVERTISING, title=title).nouns["thing"].text == thing


@pytest.mark.parametrize("structure", Structure)
@pytest.mark.parametrize("language", Language)
def test_each_kind_of_story_can_name_what_it_is_about_in_every_stage(language: Language, structure: Structure) -> None:
    for role in words(language, structure).values():
        for kind in role.keys() - {"titles", "goals", "lines"}:
            assert any("thing" in slots_of(phrase) for phrase in role[kind]), (role, kind)


@pytest.mark.parametrize("structure", Structure)
@pytest.mark.parametrize("logline", ["커피", "콜드브루", "Coffee"])
def test_the_one_word_of_a_logline_is_in_every_stage(logline: str, structure: Structure) -> None:
    for seed in SEEDS:
        story, _ = plan_of(brief_of(logline, Genre.ADVERTISING, structure=structure), seed)
        assert all(logline.casefold() in stage.content.casefold() for stage in story)


def test_a_keyword_that_is_somebody_is_nothing_to_hold() -> None:
    nouns = cast("BTS가 새 콜라 Zero5를 마시고 춤을 춘다.", keywords=("BTS", "Zero5")).nouns
    assert (nouns["hero"].text, nouns["thing"].text) == ("BTS", "Zero5")


def test_a_keyword_that_nobody_can_read_is_left_out() -> None:
    story, shots = plan_of(brief_of("강아지가 달린다.", keywords=("🐶",)), 1)
    assert not any("🐶" in text for text in (*(each.content for each in story), *(each.description for each in shots)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_words_of_the_logline_stay_as_they_were_typed(seed: int) -> None:
    logline = "Old clockmaker Anna repairs a broken watch for the boy who never comes back to fetch it."
    story, _ = plan_of(brief_of(logline), seed)
    assert logline in story[0].content
