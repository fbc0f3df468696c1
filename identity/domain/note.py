"""What a person notes for themselves: nobody else reads it, and they do by their password only."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.secret import Secret
from core.domain.text import plain_text

LONGEST_NOTE = 10_000


@dataclass(frozen=True)
class PersonalNote:
    text: Secret
    updated_at: datetime

    @classmethod
    def written(cls, text: str, now: datetime) -> "PersonalNote":
        return cls(Secret(plain_text(text, "/text", longest=LONGEST_NOTE, shortest=1)), now)

    @property
    def length(self) -> int:
        return len(self.text.reveal())
