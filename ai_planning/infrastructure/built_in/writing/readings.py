"""How a word ends when it is read aloud in Korean: what follows it depends on that."""

import re
from enum import Enum, auto


class Ending(Enum):
    VOWEL = auto()
    RIEUL = auto()
    CONSONANT = auto()
    UNREADABLE = auto()


_SILENT = "\"'’”»›」』》〉】〕］}]>*_~`.,!?…·:;-–—™®© \n\t"
_BRACKETED = re.compile(r"\s*[(（\[][^()（\[]*[)）\]]$")
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_LATIN = re.compile(r"[A-Za-z][A-Za-zÀ-ÿ'’]*$|[A-Za-zÀ-ÿ]+$")
_DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
_TENS, _MYRIADS = ("", "십", "백", "천"), ("", "만", "억", "조", "경")
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "이비씨디이프지치이이이엘엠엔오피큐알스티유이유스이트",
        strict=True,
    )
)
_AS_SAID = {"set": "트", "good": "굿", "kakao": "오", "ikea": "아", "nasa": "사", "ott": "티", "google": "글"}
_SYMBOLS = {
    "%": "트",
    "℃": "도",
    "°": "도",
    "+": "스",
    "&": "드",
    "@": "이",
    "#": "샵",
    "$": "러",
    "€": "로",
    "₩": "원",
}
_CONSONANT_WORDS = re.compile(
    r"(?:[aeiou]ng?|[^aeiou][aeiou]?[mn]|[mn]|l|l[ey]?|[aeiou][mn]e|rm|rn)$"
    r"|(?:ck|(?:^|[^aeiou])[aeiou](?:[cpbt]|pp|tt|k)|ook|ic|eep)$"
)
_OPEN_WORDS = re.compile(r"(?:ly|ey|[^aeiou]ey|nge|[aeiou]w)$")


def ending_of(text: str) -> Ending:
    """Closing quotes and marks are passed over, and so are brackets with what is in them, as long as words precede."""
    while True:
        text = text.rstrip(_SILENT)
        bare = _BRACKETED.sub("", text)
        if not bare or bare == text:
            break
        text = bare
    text = text.rstrip(_SILENT + ")）")
    return _of_syllable(_last_syllable(text)) if text else Ending.UNREADABLE


def _last_syllable(text: str) -> str:
    """A Hangul syllable that ends like the last one spoken; empty when nobody can tell."""
    last = text[-1]
    if number := _NUMBER.search(text):
        return _of_number(number.group())
    if word := _LATIN.search(text):
        return _of_latin(word.group())
    if last in "んン":
        return "은"
    if "ぁ" <= last <= "ヿ":
        return "아"
    return _SYMBOLS.get(last, last)


def _of_number(number: str) -> str:
    whole = number.replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    if "." in whole or not zeros or zeros == len(whole) or zeros >= 4 * len(_MYRIADS):
        return _DIGITS[whole[-1]]
    return _MYRIADS[zeros // 4] or _TENS[zeros % 4]


def _of_latin(word: str) -> str:
    small = word.casefold()
    if small in _AS_SAID:
        return _AS_SAID[small]
    if len(word) == 1 or (word.isupper() and len(word) <= 4) or not re.search("[aeiouyà-ÿ]", small):
        return _LETTERS.get(small[-1], "아")
    if small.endswith(("l", "le", "ll", "lle")):
        return "을"
    if _OPEN_WORDS.search(small):
        return "아"
    return "은" if _CONSONANT_WORDS.search(small) else "아"


def _of_syllable(syllable: str) -> Ending:
    if "가" <= syllable <= "힣":
        final = (ord(syllable) - ord("가")) % 28
        return Ending.VOWEL if not final else Ending.RIEUL if final == 8 else Ending.CONSONANT
    if "ㄱ" <= syllable <= "ㅎ":
        return Ending.RIEUL if syllable == "ㄹ" else Ending.CONSONANT
    return Ending.VOWEL if "ㅏ" <= syllable <= "ㅣ" else Ending.UNREADABLE
