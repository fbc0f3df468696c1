"""Another mail, for whoever lost the first; answers alike whether the address is known or not."""

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.ports import AccountStore, VerificationStore
from identity.application.register_account import MAIL_JOB
from identity.domain.account import EmailAddress


def resend_verification(
    email: str,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    jobs: JobQueue,
    clock: Clock,
) -> None:
    """Within the cooldown, for a verified account or an unknown address nothing is sent."""
    account = accounts.by_email(EmailAddress(email))
    if account is None or account.is_verified or not account.is_active:
        return
    with unit_of_work(by=Actor(account.id, account.shown_name)):
        if verifications.get(account.id).may_send(clock()):
            jobs.enqueue(MAIL_JOB, {"account_id": str(account.id)}, key=f"verify:{account.id}:{new_id()}")
