"""A newcomer registers; the mail with code and link follows."""

from core.application.ports import EventPublisher, JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.asking_for_mail import enqueue_proof
from identity.application.joining import RegisterAccount as RegisterAccount
from identity.application.joining import account_of, checked
from identity.application.ports import AccountStore, Passwords
from identity.contracts import AccountRegistered
from identity.domain.account import Account
from identity.domain.verification import Purpose


def register_account(
    command: RegisterAccount,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    passwords: Passwords,
    jobs: JobQueue,
    publish: EventPublisher,
    clock: Clock,
) -> Account:
    """The new account, not yet verified. Raises EmailTaken, UsernameTaken, InvalidField."""
    now = clock()
    account = account_of(checked(command, new_id(), passwords, now), now, is_verified=False)
    with unit_of_work(by=Actor(account.id, account.shown_name)):
        accounts.add(account)
        publish(AccountRegistered(user_id=account.id))
        enqueue_proof(account.id, Purpose.EMAIL, jobs)
    return account
