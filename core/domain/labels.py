"""Words that are stored by an English key and shown in Korean or English."""

from enum import StrEnum
from typing import Any, Self

from core.domain.language import Language


class Labelled(StrEnum):
    """A key with its two labels; each of the three names it when it is read."""

    ko: str
    en: str

    def __new__(cls, key: str, ko: str, en: str) -> Self:
        word = str.__new__(cls, key)
        word._value_ = key
        word.ko, word.en = ko, en
        return word

    def label(self, language: Language) -> str:
        return self.ko if language is Language.KOREAN else self.en

    @classmethod
    def named(cls, text: str) -> Self | None:
        """By its key or a label, in whatever case and spacing."""
        wanted = folded(text)
        return next((word for word in cls if wanted in (folded(word.value), folded(word.ko), folded(word.en))), None)

    @classmethod
    def _missing_(cls, value: Any) -> Self | None:
        return cls.named(value) if isinstance(value, str) else None


def folded(text: str) -> str:
    return "".join(text.casefold().replace("_", " ").replace("-", " ").split())
