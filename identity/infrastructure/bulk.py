"""Many verified accounts at once, for databases that are made up."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from core.infrastructure.bulk import copy
from identity.domain.account import caseless, password_form
from identity.infrastructure.models import User


class AccountLine(NamedTuple):
    id: str
    email: str
    username: str
    name: str
    created_at: str


_KEPT = ("password", "email_key", "username_key", "company", "language", "consents", "is_verified", "is_active")


def copy_accounts(password: str, lines: Iterable[AccountLine]) -> int:
    """All with the one password, which is hashed once."""
    hashed = make_password(password_form(password))
    rows = (
        (*line, hashed, caseless(line.email), caseless(line.username), "", "ko", "[]", True, True) for line in lines
    )
    return copy("identity_user", (*AccountLine._fields, *_KEPT), rows)


def has_account(email: str) -> bool:
    return User.objects.filter(email_key=caseless(email)).exists()
