"""Plain text keeps every language and refuses what hides or reorders."""

import pytest

from core.domain.errors import InvalidField
from core.domain.text import plain_text


def refusal(value: str, *, longest: int = 20, shortest: int = 0) -> str:
    with pytest.raises(InvalidField) as caught:
        plain_text(value, "/name", longest=longest, shortest=shortest)
    (fault,) = caught.value.faults
    assert fault.pointer == "/name"
    return fault.code


@pytest.mark.parametrize("value", ["봄 캠페인", "日本語の字幕", "مرحبا", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\tb\nc", "می‌خواهم"])
def test_people_write_in_any_language(value: str) -> None:
    assert plain_text(value, "/name", longest=50) == value


def test_text_is_composed_trimmed_and_has_unix_line_ends() -> None:
    assert plain_text("  한글\r\n둘 ", "/name", longest=20) == "한글\n둘"


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\ud800"]
)
def test_a_character_that_hides_or_reorders_is_refused(character: str) -> None:
    assert refusal(f"a{character}b") == "text.forbidden_character"


def test_a_lone_carriage_return_is_refused() -> None:
    assert refusal("a\rb") == "text.forbidden_character"


def test_lengths_count_characters_after_composing() -> None:
    assert plain_text("각" * 20, "/name", longest=20) == "각" * 20
    assert refusal("각" * 21) == "text.too_long"
    assert refusal(" ab ", shortest=3) == "text.too_short"


@pytest.mark.parametrize("value", ["", "   ", "\u3164", "\u115f\u1160", "\u200d", "\u00ad", "\u3000"])
def test_what_must_be_there_must_be_visible(value: str) -> None:
    assert refusal(value, shortest=1) == "text.too_short"


def test_what_may_be_empty_may_be_empty() -> None:
    assert plain_text(" ", "/name", longest=5) == ""
