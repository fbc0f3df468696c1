"""A person keeps keys of their own for AI providers; what was given is never shown again."""

from dataclasses import dataclass, field

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.own_account import living
from identity.application.ports import AccountStore
from identity.application.secret_ports import ApiKeys
from identity.contracts import AiProvider, ApiKeyRemoved, ApiKeySet
from identity.domain.api_key import ApiKey, hint_of, new_key


@dataclass(frozen=True)
class SetApiKey:
    provider: AiProvider
    key: str = field(repr=False)


def set_api_key(
    actor: Actor,
    command: SetApiKey,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    api_keys: ApiKeys,
    publish: EventPublisher,
    clock: Clock,
) -> ApiKey:
    """In the place of the provider's key before. Raises InvalidField."""
    key, now = new_key(command.key), clock()
    with unit_of_work(by=actor):
        account = living(accounts.get(actor.user_id))
        api_keys.put(account.id, command.provider, key, hint_of(key), now)
        publish(ApiKeySet(user_id=account.id, provider=command.provider.value))
    return ApiKey(command.provider, hint_of(key), now)


def remove_api_key(
    actor: Actor, provider: AiProvider, *, unit_of_work: UnitOfWork, api_keys: ApiKeys, publish: EventPublisher
) -> None:
    """Repeating it is no change."""
    with unit_of_work(by=actor):
        if api_keys.remove(actor.user_id, provider):
            publish(ApiKeyRemoved(user_id=actor.user_id, provider=provider.value))
