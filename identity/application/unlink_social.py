"""A provider no longer opens the account; some way in must stay."""

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import NotFound
from identity.application.ports import AccountStore
from identity.application.social_ports import SocialIdentityStore
from identity.contracts import LoginMethod, SocialUnlinked
from identity.domain.session import TokenInvalid
from identity.domain.social import LastWayIn


def unlink_social(
    actor: Actor,
    provider: LoginMethod,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    identities: SocialIdentityStore,
    publish: EventPublisher,
) -> None:
    """Raises NotFound and LastWayIn. The account is locked, so that two at once do not take both last ways."""
    with unit_of_work(by=actor):
        account = accounts.get(actor.user_id)
        if account is None or not account.is_active:
            raise TokenInvalid
        linked = {identity.provider for identity in identities.of_account(account.id)}
        if provider not in linked:
            raise NotFound
        if linked == {provider} and not account.has_password:
            raise LastWayIn
        identities.remove(account.id, provider)
        publish(SocialUnlinked(user_id=account.id, provider=provider.value))
