"""A person changes names, company, language or time zone."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from identity.application.own_account import living
from identity.application.ports import AccountStore
from identity.contracts import AccountRenamed
from identity.domain.account import Account


@dataclass(frozen=True)
class ReviseProfile:
    """`changed`: any of username, name, company, language, time_zone; `expected_version` comes from If-Match."""

    changed: Mapping[str, str]
    expected_version: int | None


def revise_profile(
    actor: Actor,
    command: ReviseProfile,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    publish: EventPublisher,
) -> Account:
    """Raises Stale when the caller saw another version, InvalidField, UsernameTaken."""
    with unit_of_work(by=actor):
        account = living(accounts.get(actor.user_id))
        account.expect(command.expected_version)
        revised = account.revised(**command.changed)
        if revised == account:
            return account
        accounts.save(revised)
        if revised.shown_name != account.shown_name:
            publish(AccountRenamed(user_id=account.id, shown_name=revised.shown_name))
        return living(accounts.by_id(account.id))
