"""An operator shuts a person out, or lets them in again; nothing of theirs is lost."""

from dataclasses import dataclass

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.errors import NotFound
from identity.application.ports import AccountStore
from identity.application.sessions import EndSessions
from identity.contracts import AccountDeactivated, AccountReactivated
from identity.domain.account import EmailAddress
from identity.domain.session import EndReason


@dataclass(frozen=True)
class DeactivateAccount:
    """`undo` lets them in again."""

    email: str
    undo: bool = False


def deactivate_account(
    command: DeactivateAccount,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    end_sessions: EndSessions,
    publish: EventPublisher,
) -> int:
    """How many sessions ended. Raises NotFound, also for a withdrawn account."""
    with unit_of_work(by=SYSTEM):
        found = accounts.by_email(EmailAddress(command.email))
        account = accounts.get(found.id) if found else None
        if account is None or account.withdrawn_at is not None:
            raise NotFound
        accounts.save(account.reactivated() if command.undo else account.deactivated())
        publish((AccountReactivated if command.undo else AccountDeactivated)(user_id=account.id))
        return end_sessions(account.id, EndReason.DEACTIVATED)
