"""How a stranger asks for a mail to an address: alike whoever has the address, and whether anybody does."""

from datetime import datetime
from uuid import UUID, uuid5

from core.application.ports import JobQueue, Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.mails import MAIL_JOB
from identity.application.ports import AccountStore
from identity.application.proofs import KINDS
from identity.domain.account import EmailAddress
from identity.domain.verification import Purpose

SECONDS_A_JOB = 10
_NOBODY = UUID("0198c0de-7c1f-7d5e-9a51-6e6f626f6479")


def ask_for_mail(
    email: str,
    purpose: Purpose,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    secrets: Secrets,
    jobs: JobQueue,
    clock: Clock,
) -> None:
    """One job in ten seconds for the address; whether a mail is due is for the worker to decide.

    An address that nobody has gets a job as well, for an account that is not there.
    """
    address = EmailAddress(email)
    account = accounts.by_email(address)
    account_id = account.id if account else nobody(address, secrets)
    with unit_of_work(by=SYSTEM):
        enqueue_proof(account_id, purpose, jobs, again=clock())


def enqueue_proof(account_id: UUID, purpose: Purpose, jobs: JobQueue, again: datetime | None = None) -> None:
    """The first mail of the kind, or one `again`."""
    mail = KINDS[purpose].value
    turn = f":{int(again.timestamp()) // SECONDS_A_JOB}" if again else ""
    jobs.enqueue(MAIL_JOB, {"mail": mail, "account_id": str(account_id)}, key=f"{mail}:{account_id}{turn}")


def nobody(address: EmailAddress, secrets: Secrets) -> UUID:
    """The same id for the same address; whose it would be cannot be told from it."""
    return uuid5(_NOBODY, secrets.hash(f"nobody {address.key}"))
