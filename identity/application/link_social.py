"""A signed-in person lets a provider open their account, too."""

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.mails import MailKind
from identity.application.ports import AccountStore, Notices, Secrets
from identity.application.social_flow import Callback, identified
from identity.application.social_ports import SocialFlows, SocialIdentityStore, SocialProviders
from identity.contracts import SocialLinked
from identity.domain.session import TokenInvalid
from identity.domain.social import SocialIdentity


def link_social(
    actor: Actor,
    callback: Callback,
    *,
    unit_of_work: UnitOfWork,
    providers: SocialProviders,
    flows: SocialFlows,
    accounts: AccountStore,
    identities: SocialIdentityStore,
    secrets: Secrets,
    notices: Notices,
    publish: EventPublisher,
    clock: Clock,
) -> SocialIdentity:
    """Once more changes nothing. Raises IdentityTaken, AlreadyLinked, and what `identified` raises."""
    identity = identified(callback, providers=providers, flows=flows, secrets=secrets)
    with unit_of_work(by=actor):
        account = accounts.get(actor.user_id)
        if account is None or not account.is_active:
            raise TokenInvalid
        known = identities.find(identity.provider, identity.subject)
        if known is not None and known.account_id == account.id:
            return known
        linked = identity.of_account(account.id, clock())
        identities.add(linked)
        publish(SocialLinked(user_id=account.id, provider=identity.provider.value))
        notices.owe(account, MailKind.SOCIAL_LINKED, provider=identity.provider.value)
    return linked
