from dataclasses import replace

import pytest

from ai_planning.contracts.rows import ShotRow
from ai_planning.domain.filming_places import LONGEST_PLACE, of_heading, places_of
from ai_planning.infrastructure.built_in.places import place_named_in
from tests.ai_planning.examples import new_plan

SHOTS = new_plan().row().shots


def shots(*texts: str) -> list[ShotRow]:
    """Shots by their titles, and their descriptions after a line."""
    told = (text.partition("|") for text in texts)
    return [
        replace(shot, title=title, description=description)
        for shot, (title, _, description) in zip(SHOTS, told, strict=False)
    ]


def places(*texts: str) -> list[str]:
    return list(places_of(shots(*texts), {}, place_named_in).values())


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("INT. KITCHEN - DAY", "KITCHEN"),
        ("EXT. HAN RIVER PARK – NIGHT", "HAN RIVER PARK"),
        ("INT./EXT. CAR, DUSK", "CAR"),
        ("실내. 카페 - 낮", "카페"),
        ("S#3. 실외. 옥상 (해질녘)", "옥상"),
        ("3. 실내 편의점 / 밤", "편의점"),
        ("장면 12: 실외. 한강 공원", "한강 공원"),
        ("INTERVIEW WITH MINA", ""),
        ("실내화를 신은 아이", ""),
        ("야외로 나가는 문", ""),
        ("", ""),
    ],
)
def test_a_scene_heading_says_where_it_plays(heading: str, place: str) -> None:
    assert of_heading(heading) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("민수가 등대에서 내려온다", "등대"),
        ("바쁜 아침, 출근길.", "출근길"),
        ("카페의 창가와 옥상", "카페"),
        ("사무실", "사무실"),
        ("카페인이 필요한 아침", ""),
        ("Rain falls on the rooftop of the library", "rooftop"),
        ("A Bookstore at dawn", "Bookstore"),
        ("seaweed", ""),
        ("", ""),
    ],
)
def test_words_that_mean_places_are_found_as_whole_words(text: str, place: str) -> None:
    assert place_named_in(text) == place


def test_a_shot_plays_where_its_heading_its_title_or_its_first_sentence_says() -> None:
    assert places("실내. 작업실 - 낮|카페가 보인다.", "등대 한복판|", "눈|옥상에서 만난다. 카페는 닫혔다.") == [
        "작업실",
        "등대",
        "옥상",
    ]


def test_what_a_later_sentence_names_is_not_where_a_shot_plays() -> None:
    assert places("눈|민수가 웃는다. 카페에서 기다린다.") == [""]


def test_a_shot_that_tells_nothing_plays_where_the_one_before_did() -> None:
    assert places("눈|웃는다.", "카페|", "손|컵을 든다.", "옥상|", "발|걷는다.") == [
        "카페",
        "카페",
        "카페",
        "옥상",
        "옥상",
    ]


def test_what_somebody_says_goes_before_what_the_texts_say() -> None:
    told = shots("카페|", "손|", "옥상|")
    assert list(places_of(told, {told[0].id: "성수 스튜디오"}, place_named_in).values()) == [
        "성수 스튜디오",
        "성수 스튜디오",
        "옥상",
    ]


def test_a_place_is_cut_where_it_is_a_whole_story() -> None:
    (place,) = places(f"실내. {'가' * 300}|")
    assert place == "가" * LONGEST_PLACE
