"""Fields of identity's bodies, which several schemas share."""

from typing import Any

from core.presentation.fields import LINE, Text, line_or_nothing
from identity.domain import account
from identity.domain.session import LONGEST_DEVICE_NAME

LONGEST_TOKEN = 200

_ATOM = r"[-!#$%&'*+/=?^_`{|}~0-9A-Za-z]+"
_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_EMAIL = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[0-9A-Za-z][0-9A-Za-z-]{{0,61}}[0-9A-Za-z]"
# The format `email` tells of these 64 characters.
_SHORT_ENOUGH = r"(?=[^@]{1,64}@)"
# Of the letters of any script no pattern tells; of ASCII only these may stand in a user name.
_USERNAME = r"^[^\u0000-,/:-@\[-^`{-\u00a0]*\Z"


class Email(Text):
    """An address in ASCII; space around it is let go."""

    told = {"format": "email", "pattern": f"^{_EMAIL}$"}

    def __init__(self, **options: Any) -> None:
        super().__init__(
            pattern=rf"^{_SHORT_ENOUGH}{_EMAIL}\Z",
            code="email.invalid",
            max_length=account.LONGEST_EMAIL,
            trim_whitespace=True,
            **options,
        )


class Password(Text):
    """Any characters, as they are."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=account.LONGEST_PASSWORD, **options)


class Username(Text):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            pattern=_USERNAME,
            code="username.invalid",
            min_length=account.SHORTEST_USERNAME,
            max_length=account.LONGEST_USERNAME,
            trim_whitespace=True,
            **options,
        )


class Name(Text):
    """How a person is called; empty is none."""

    told = {"pattern": line_or_nothing(account.SHORTEST_NAME, account.LONGEST_NAME)}

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=LINE, max_length=account.LONGEST_NAME, allow_blank=True, **options)


class Company(Text):
    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=LINE, max_length=account.LONGEST_COMPANY, allow_blank=True, **options)


class Code(Text):
    """The six digits of a mail."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=r"^[0-9]{6}\Z", code="invalid", max_length=6, **options)


class Token(Text):
    """What we gave out, opaque to whoever brings it back."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_TOKEN, **options)


class DeviceName(Text):
    """How its owner calls the device; empty is none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=LINE, max_length=LONGEST_DEVICE_NAME, allow_blank=True, **options)
