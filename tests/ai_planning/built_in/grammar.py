"""What every Korean and English text has to keep to, told without the composer."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_AFTER_CONSONANT = ("은", "이", "을", "과", "이다", "이었다", "이라는", "이라고", "이에요")
_AFTER_VOWEL = ("는", "가", "를", "와", "였다", "라는", "라고", "예요")
READ_ALOUD = {
    "AI": "",
    "SNS": "",
    "URL": "ㄹ",
    "PDF": "",
    "robot": "ㅅ",
    "camera": "",
    "Seoul": "ㄹ",
    "phone": "ㄴ",
    "coffee": "",
    "music": "ㄱ",
    "시즌 3": "ㅁ",
    "2024": "",
    "100": "ㄱ",
    "7": "ㄹ",
    "‘달빛 라떼’": "",
    "『첫눈』": "ㄴ",
    "V8": "ㄹ",
}
_ENDS = r"(?=[\s.,!?”’·:]|$)"
_NOUNS_THAT_END_SO = frozenset({"가을", "마을", "노을", "효과", "결과", "사과", "전과", "교과"})


def wrong_particles(text: str, nouns: Iterable[str] = ()) -> list[str]:
    """Of the given nouns, and of every Hangul word before 을 and 를, which no verb and no adjective ends in."""
    return [*_after_nouns(text, nouns), *_objects(text)]


def _after_nouns(text: str, nouns: Iterable[str]) -> Iterator[str]:
    for noun in nouns:
        wrong = _AFTER_VOWEL if final_of(noun) else _AFTER_CONSONANT
        wrong = (*wrong, "로" if final_of(noun) not in ("", "ㄹ") else "으로")
        pattern = rf"{re.escape(noun)}(?:{'|'.join(wrong)}){_ENDS}"
        for found in re.finditer(pattern, text):
            yield found.group()


def _objects(text: str) -> Iterator[str]:
    for found in re.finditer(rf"([가-힣]*)([가-힣])(을|를){_ENDS}", text):
        if _is_closed(found.group(2)) != (found.group(3) == "을") and not _ends_in_a_noun(found.group()):
            yield found.group()


def _ends_in_a_noun(word: str) -> bool:
    return any(word.endswith(noun) for noun in _NOUNS_THAT_END_SO)


def final_of(noun: str) -> str:
    """The final consonant as it is spoken, ㄹ or another; empty after a vowel. Other scripts are listed."""
    if noun in READ_ALOUD:
        return READ_ALOUD[noun]
    parts = unicodedata.normalize("NFD", noun[-1])
    return "" if len(parts) < 3 else "ㄹ" if parts[2] == "\u11af" else "ㄱ"


def _is_closed(character: str) -> bool:
    """A Hangul syllable with a final consonant has three parts when it is taken apart."""
    return len(unicodedata.normalize("NFD", character)) == 3


def unfilled(text: str) -> list[str]:
    return re.findall(r"\{[^{}\s]*\}|None|\bnan\b|\\0", text)


def wrong_english(text: str) -> list[str]:
    """Articles before the wrong sound, sentences without a capital, and words that stand twice."""
    articles = re.findall(r"\b[Aa] (?=[aeio]|u(?!ni|s))\w+|\b[Aa]n (?![aeiouhAEIOUH8“‘])\w+", text)
    lower = re.findall(r"(?<=[a-z][.!?] )[a-z]\w*", text)
    return [*articles, *lower, *re.findall(r"\b(the|a|an|and|of|to|is|are) \1\b", text)]
