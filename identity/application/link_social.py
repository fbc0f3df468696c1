"""A signed-in person lets a provider open their account, too."""

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.guessing import still_confirmed
from identity.application.mails import MailKind
from identity.application.own_account import living
from identity.application.ownership import ProveOwner
from identity.application.ports import AccountStore
from identity.application.social_flow import Callback, identified
from identity.application.social_ports import SocialFlows, SocialIdentityStore, SocialProviders
from identity.contracts import SocialLinked
from identity.domain.social import SocialIdentity


def link_social(
    actor: Actor,
    callback: Callback,
    password: str | None = None,
    *,
    unit_of_work: UnitOfWork,
    providers: SocialProviders,
    flows: SocialFlows,
    accounts: AccountStore,
    identities: SocialIdentityStore,
    secrets: Secrets,
    notices: Notices,
    prove_owner: ProveOwner,
    publish: EventPublisher,
    clock: Clock,
) -> SocialIdentity:
    """Once more changes nothing. Raises IdentityTaken, AlreadyLinked, what `prove_owner` and `identified` raise."""
    account = living(accounts.by_id(actor.user_id))
    prove_owner(account, actor, password)
    identity = identified(callback, providers=providers, flows=flows, secrets=secrets)
    with unit_of_work(by=actor):
        account = still_confirmed(account, accounts)
        known = identities.find(identity.provider, identity.subject)
        if known is not None and known.account_id == account.id:
            return known
        linked = identity.of_account(account.id, clock())
        identities.add(linked)
        publish(SocialLinked(user_id=account.id, provider=identity.provider.value))
        notices.owe(account.addressee, MailKind.SOCIAL_LINKED, provider=identity.provider.value)
    return linked
