"""After a withdrawal, the worker's part: what stands outside the tables of accounts, and in the log of events."""

from uuid import UUID

from core.application.ports import ObjectStore
from core.domain.clock import Clock
from identity.application.ports import AccountStore
from identity.application.profile_ports import PersonalData
from identity.contracts import WITHDRAWN_NAME
from identity.domain.avatar import prefix


class NewsPending(Exception):
    """Somebody has not heard of the withdrawal yet, and may still write the name; tried again."""


def erase_traces(
    account_id: UUID, *, accounts: AccountStore, personal_data: PersonalData, store: ObjectStore, clock: Clock
) -> None:
    """Safe to run twice. Raises NewsPending."""
    account = accounts.by_id(account_id)
    if account is None or account.withdrawn_at is None:
        return
    store.delete(list(store.keys(prefix(account_id))))
    if personal_data.is_news_pending(account_id):
        raise NewsPending
    personal_data.rename_everywhere(account_id, WITHDRAWN_NAME)
    personal_data.note_erased(account_id, clock())
