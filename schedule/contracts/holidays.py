"""Public holidays, as they are told."""

from datetime import date
from typing import NamedTuple

from core.domain.language import Language


class Holiday(NamedTuple):
    day: date
    korean: str
    english: str

    def name(self, language: Language) -> str:
        return self.korean if language is Language.KOREAN else self.english
