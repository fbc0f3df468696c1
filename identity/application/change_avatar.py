"""A person shows another picture, or none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import Actor
from identity.application.own_account import living
from identity.application.ports import AccountStore
from identity.application.profile_ports import AvatarPainter
from identity.domain.account import Account
from identity.domain.avatar import MEDIA_TYPE, AvatarSize, new_version, object_keys

DELETE_AVATAR = "identity.delete_avatar"


def change_avatar(
    actor: Actor,
    content: bytes,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    painter: AvatarPainter,
    store: ObjectStore,
    jobs: JobQueue,
) -> Account:
    """Raises the painter's refusals and StorageUnavailable; then the picture before stays."""
    living(accounts.by_id(actor.user_id))
    pictures, version = painter.paint(content), new_version()
    keys = object_keys(actor.user_id, version)
    with _kept_only_if_shown(actor.user_id, version, accounts, store):
        for size, key in keys.items():
            store.put(key, pictures[size], media_type=MEDIA_TYPE)
        with unit_of_work(by=actor):
            account = living(accounts.get(actor.user_id))
            return _show(account, version, accounts, jobs)


def remove_avatar(actor: Actor, *, unit_of_work: UnitOfWork, accounts: AccountStore, jobs: JobQueue) -> None:
    """Repeating it is no change."""
    with unit_of_work(by=actor):
        account = living(accounts.get(actor.user_id))
        if account.avatar:
            _show(account, "", accounts, jobs)


def delete_avatar(account_id: UUID, version: str, *, accounts: AccountStore, store: ObjectStore) -> None:
    """The worker's part: the objects of a picture that is shown no more."""
    account = accounts.by_id(account_id)
    if account is None or account.avatar != version:
        store.delete(list(object_keys(account_id, version).values()))


def avatar_of(account: Account, *, store: ObjectStore) -> Mapping[AvatarSize, str] | None:
    """Signed addresses of the picture."""
    if not account.avatar:
        return None
    keys = object_keys(account.id, account.avatar)
    signed = store.signed_urls(keys.values())
    return {size: signed[key] for size, key in keys.items()}


def _show(account: Account, version: str, accounts: AccountStore, jobs: JobQueue) -> Account:
    accounts.save(account.pictured(version))
    if account.avatar:
        payload = {"account_id": str(account.id), "version": account.avatar}
        jobs.enqueue(DELETE_AVATAR, payload, key=f"{DELETE_AVATAR}:{account.avatar}")
    return living(accounts.by_id(account.id))


@contextmanager
def _kept_only_if_shown(user_id: UUID, version: str, accounts: AccountStore, store: ObjectStore) -> Iterator[None]:
    """Deletes the objects when the account does not name them in the end."""
    try:
        yield
    except BaseException:
        delete_avatar(user_id, version, accounts=accounts, store=store)
        raise
