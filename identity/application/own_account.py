"""The account that a caller acts on: their own, while it lives."""

from uuid import UUID

from identity.application.ports import AccountStore
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
