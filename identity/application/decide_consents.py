"""A person agrees to documents, or no longer."""

from collections.abc import Mapping

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.own_account import living
from identity.application.ports import AccountStore
from identity.contracts import ConsentDecided
from identity.domain.account import Account
from identity.domain.consents import Document


def decide_consents(
    actor: Actor,
    decisions: Mapping[Document, str | None],
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    publish: EventPublisher,
    clock: Clock,
) -> Account:
    """Document → the version agreed to, None to withdraw; others stay. Raises ConsentNeeded, InvalidField."""
    with unit_of_work(by=actor):
        account = before = living(accounts.get(actor.user_id))
        for document, version in decisions.items():
            account = account.decided(document, version, clock())
        if account != before:
            accounts.save(account)
        for each in account.consents[len(before.consents) :]:
            publish(
                ConsentDecided(user_id=account.id, document=each.document, version=each.version, agreed=each.agreed)
            )
    return account
