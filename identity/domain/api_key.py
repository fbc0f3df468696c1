"""A person's own key for an AI provider."""

import re
from dataclasses import dataclass
from datetime import datetime

from core.domain.errors import InvalidField
from core.domain.secret import Secret
from identity.contracts import AiProvider

SHORTEST_KEY, LONGEST_KEY = 20, 400
_KEY = re.compile(r"[\x21-\x7e]+", re.ASCII)


@dataclass(frozen=True)
class ApiKey:
    """`hint` is all that is shown of it, ever."""

    provider: AiProvider
    hint: str
    created_at: datetime


def new_key(text: str) -> Secret:
    """20–400 printable ASCII characters without a blank."""
    if not _KEY.fullmatch(text):
        raise InvalidField("/key", "api_key.malformed")
    if len(text) < SHORTEST_KEY:
        raise InvalidField("/key", "text.too_short", shortest=SHORTEST_KEY)
    if len(text) > LONGEST_KEY:
        raise InvalidField("/key", "text.too_long", longest=LONGEST_KEY)
    return Secret(text)


def hint_of(key: Secret) -> str:
    """`sk-…4f2a`: enough to tell two keys apart, too little to guess one by."""
    text = key.reveal()
    return f"{text[:3]}…{text[-4:]}"
