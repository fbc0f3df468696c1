"""E-mail addresses, and when two ways to write one are the same."""

import re
import unicodedata
from dataclasses import dataclass

from core.domain.errors import InvalidField

LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s<>\"(),:;\[\]\\]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True)
class EmailAddress:
    """An address in ASCII as its owner writes it; `key` is equal for all spellings of the same address.

    Beyond ASCII what looks alike or folds alike ("groß", "gross") may be two mailboxes; an address opens an account.
    """

    shown: str

    def __post_init__(self) -> None:
        is_plain = len(self.shown) <= LONGEST_EMAIL and self.shown.isascii() and self.shown.isprintable()
        if not (is_plain and _EMAIL.fullmatch(self.shown)):
            raise InvalidField("/email", "email.invalid")

    @property
    def key(self) -> str:
        return caseless(self.shown)


def caseless(text: str) -> str:
    """One form for all ways to write the same: NFKC, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
