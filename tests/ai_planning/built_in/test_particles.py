"""Korean particles after whatever people may type."""

import pytest

from ai_planning.infrastructure.built_in.writing.particles import with_particle


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("커피", "은", "커피는"),
        ("원두", "을", "원두를"),
        ("밥", "이", "밥이"),
        ("바다", "과", "바다와"),
        ("서울", "으로", "서울로"),
        ("부산", "으로", "부산으로"),
        ("제주", "으로", "제주로"),
        ("등대", "이다", "등대다"),
        ("편지", "이었다", "편지였다"),
        ("약속", "이었다", "약속이었다"),
        ("민수", "이라는", "민수라는"),
        ("‘달빛 라떼’", "을", "‘달빛 라떼’를"),
        ("“첫눈”", "은", "“첫눈”은"),
        ("민수(34)", "이", "민수(34)가"),
        ("24", "은", "24는"),
        ("3", "이", "3이"),
        ("10", "으로", "10으로"),
        ("100", "을", "100을"),
        ("1,000", "은", "1,000은"),
        ("20000", "을", "20000을"),
        ("3.0", "은", "3.0은"),
        ("007", "으로", "007로"),
        ("V8", "은", "V8은"),
        ("AI", "은", "AI는"),
        ("URL", "으로", "URL로"),
        ("PDF", "을", "PDF를"),
        ("N", "이", "N이"),
        ("phone", "을", "phone을"),
        ("apple", "으로", "apple로"),
        ("coffee", "을", "coffee를"),
        ("robot", "이", "robot이"),
        ("light", "이", "light가"),
        ("music", "은", "music은"),
        ("Seoul", "으로", "Seoul로"),
        ("50%", "은", "50%는"),
        ("ㅋㅋ", "이", "ㅋㅋ이"),
        ("カフェ", "은", "カフェ는"),
    ],
)
def test_a_particle_fits_how_the_word_ends_when_it_is_read(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected


@pytest.mark.parametrize(("particle", "expected"), [("은", "😀은(는)"), ("으로", "😀(으)로"), ("이라는", "😀(이)라는")])
def test_after_what_nobody_can_read_stand_both_forms(particle: str, expected: str) -> None:
    assert with_particle("😀", particle) == expected


def test_what_has_one_form_only_stays_as_it_is() -> None:
    assert with_particle("커피", "에서") == "커피에서"
    assert with_particle("밥", "에서") == "밥에서"
