"""What people may choose for a password."""

from core.domain.errors import InvalidField
from identity.application.ports import Passwords
from identity.domain.account import new_password


def chosen(password: str, passwords: Passwords) -> str:
    """As it was given. Raises InvalidField, also for one that whoever guesses tries first."""
    if passwords.is_common(new_password(password)):
        raise InvalidField("/password", "password.too_common")
    return password
