"""The account that a caller acts on: their own, while it lives."""

from collections.abc import Mapping
from uuid import UUID

from identity.application.ports import AccountStore
from identity.contracts import OwnAccount
from identity.domain.account import Account
from identity.domain.session import TokenInvalid


def living(account: Account | None) -> Account:
    """Raises TokenInvalid: whoever has no account (any more) has to log in."""
    if account is None or not account.is_active:
        raise TokenInvalid
    return account


def read_account(user_id: UUID, *, accounts: AccountStore) -> Account:
    """Raises TokenInvalid."""
    return living(accounts.by_id(user_id))


def as_shown(account: Account, avatar: Mapping[str, str] | None) -> OwnAccount:
    """To its owner; `avatar`: the addresses of its picture, by size."""
    return OwnAccount(
        id=account.id,
        email=account.email.shown,
        username=account.username.shown,
        name=account.name,
        company=account.company,
        language=account.language,
        time_zone=account.time_zone,
        avatar=avatar,
        login_method=account.login_method,
        has_password=account.has_password,
        is_verified=account.is_verified,
        created_at=account.created_at,
    )
