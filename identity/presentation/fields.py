"""Fields of identity's bodies, which several schemas share."""

from typing import Any

from core.presentation.fields import PRINTABLE, Email, Text, line_or_nothing
from identity.domain import account
from identity.domain.session import LONGEST_DEVICE_NAME

__all__ = ["Code", "Company", "DeviceName", "Email", "Name", "Password", "Token", "Username"]

LONGEST_TOKEN = 200

# Of the letters of any script no pattern tells; of ASCII only these may stand in a user name.
_USERNAME = r"^[^\u0000-,/:-@\[-^`{-\u00a0]*\Z"


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
        super().__init__(pattern=PRINTABLE, max_length=account.LONGEST_NAME, allow_blank=True, **options)


class Company(Text):
    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=PRINTABLE, max_length=account.LONGEST_COMPANY, allow_blank=True, **options)


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
        super().__init__(pattern=PRINTABLE, max_length=LONGEST_DEVICE_NAME, allow_blank=True, **options)
