import pytest

from core.infrastructure.legible import legible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("서울의 밤 — 漢字, あいう, “Été” 100% ① ★", "서울의 밤 — 漢字, あいう, “Été” 100% ① ★"),
        ("봄 🌸", "봄 〓"),
        ("👩‍👩‍👧‍👦!", "〓!"),
        ("👍🏽 🇰🇷 1️⃣", "〓 〓 1"),
        ("❤️", "〓"),
        ("ﬁlm ĳ ő ş −5", "film ij o s –5"),
        ("שלום ไทย", "〓〓〓〓 〓〓〓"),
        ("a\u2009b\u202fc\td\ne", "a b c    d\ne"),
        ("a\u00adb\u200dc", "abc"),
    ],
    ids=["ours", "emoji", "family", "marks", "heart", "parts", "scripts", "spaces", "silent"],
)
def test_a_text_is_shown_in_what_the_typeface_has(typed: str, shown: str) -> None:
    assert legible(typed) == shown
